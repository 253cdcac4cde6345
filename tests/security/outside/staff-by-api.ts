import assert from 'node:assert/strict';
import { knock } from './knock.ts';
import type { Staff } from './staff.ts';

/** People made through the HTTP API with an owner's token. The API deletes nobody: they are kept out afterwards. */
export function staffByApi(url: string, token: string): Staff {
  const people: string[] = [];
  const tokens: string[] = [];
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const content = body ? { body: JSON.stringify(body) } : {};
    const { status, text } = await knock({ url }, `/api/v1${path}`, { method, headers, ...content });
    assert.ok(status < 300, `${method} ${path} answered ${status}: ${text.slice(0, 200)}`);
    return JSON.parse(text) as { id: string; secret: string; token: { id: string } };
  };
  const change = async (id: string, to: object) => void (await ask('PATCH', `/operators/${id}`, to));
  return {
    async add(person) {
      const { id } = await ask('POST', '/operators', { ...person, language: 'en' });
      people.push(id);
      return id;
    },
    async issue(name, role) {
      const made = await ask('POST', '/tokens', { name, role, days: 1 });
      tokens.push(made.token.id);
      return { id: made.token.id, secret: made.secret };
    },
    setRole: (id, role) => change(id, { role }),
    keepOut: (id) => change(id, { disabled: true }),
    async leave() {
      for (const id of people) await change(id, { disabled: true });
      for (const id of tokens) await ask('DELETE', `/tokens/${id}`);
    },
  };
}
