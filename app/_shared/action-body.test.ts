import { describe, expect, it } from 'vitest';
import { refusedBody } from './action-body.ts';

/** As it comes over the wire: with its length. */
async function sent(body: string | FormData, headers: Record<string, string> = {}): Promise<Request> {
  const made = new Request('http://127.0.0.1/', { method: 'POST', body });
  const bytes = await made.arrayBuffer();
  const type = made.headers.get('content-type') ?? '';
  return new Request(made.url, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': type, 'content-length': String(bytes.byteLength), ...headers },
  });
}

function form(fields: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  return made;
}

const many = (count: number) =>
  form({ 0: '["$K1"]', ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`_1_f${n}`, 'x'])) });

describe('what is sent to an action', () => {
  it.each([
    ['its arguments as text', '["an id","a text with [[[ and \\" in it"]'],
    ['a form, as React writes it', form({ _1_username: 'ada', _1_note: '['.repeat(500), 0: '["$K1"]' })],
    ['a long field', form({ _1_sessionId: 'x'.repeat(100_000), 0: '["id","$K1"]' })],
    ['a form that is sent without scripts', form({ $ACTION_ID_abc: '', username: 'ada' })],
  ])('is let through: %s', async (_what, body) => {
    expect(await refusedBody(await sent(body))).toBeNull();
  });

  it.each([
    ['two megabytes', 413, () => sent(`["${'x'.repeat(2_000_000)}"]`)],
    ['ten thousand fields', 413, () => sent(many(10_000))],
    ['brackets that open', 400, () => sent('['.repeat(100_000))],
    ['brackets that close, too', 400, () => sent('['.repeat(100_000) + ']'.repeat(100_000))],
    ['brackets of the other kind', 400, () => sent(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)],
    ['brackets in a form', 400, () => sent(form({ 0: '["$1"]', 1: '['.repeat(100_000) }))],
    ['what is no JSON', 400, () => sent('{{{')],
    ['what is no list of arguments', 400, () => sent('{"a":1}')],
    ['nothing', 400, () => sent('')],
    ['a form without its boundary', 400, () => sent('x', { 'content-type': 'multipart/form-data' })],
  ])('is refused: %s', async (_what, status, body) => {
    expect(await refusedBody(await body())).toBe(status);
  });

  it('is refused when it does not say how long it is', async () => {
    expect(await refusedBody(new Request('http://127.0.0.1/', { method: 'POST', body: '[]' }))).toBe(413);
  });
});
