/** What attacks ask of the HTTP API: what is there, and whether something changed. */
import { type Answer, knock } from './knock.ts';
import type { Target } from './target.ts';

/** An id that nothing has. */
export const NOBODY = '0198c0de-0000-7000-8000-00000000dead';

/** One call with a token; a body goes as JSON. */
export function callApi(target: Target, method: string, path: string, token: string, body?: object): Promise<Answer> {
  return knock(target, `/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** @throws when it is not answered with 200. */
export async function readApi<T>(target: Target, path: string): Promise<T> {
  const answer = await callApi(target, 'GET', path, target.tokens.owner);
  if (answer.status !== 200) throw new Error(`an owner's GET ${path} answered ${answer.status}`);
  return JSON.parse(answer.text) as T;
}

type Lists = {
  accounts: { id: string; username: string; status: string }[];
  operators: { id: string; role: string; disabledAt: string | null }[];
  tokens: { id: string; revokedAt: string | null }[];
  attempts: { id: string }[];
  entries: { id: string; action: string; actor: { id: string | null } }[];
};

export async function readList<K extends keyof Lists>(target: Target, name: K, path: string): Promise<Lists[K]> {
  return (await readApi<Pick<Lists, K>>(target, path))[name];
}

/** Ids of what is there, by the names that addresses give them, to look at it; of what is not there, an id that nothing has. */
export async function idsToLookAt(target: Target): Promise<Record<string, string>> {
  const [account] = await readList(target, 'accounts', '/accounts');
  const [attempt] = await readList(target, 'attempts', '/attempts?limit=1');
  const there = {
    accountId: account?.id,
    attemptId: attempt?.id,
    customerId: target.customer.id,
    userId: target.customer.id,
  };
  return { ...idsOfNobody(target), ...onlyKnown(there) };
}

/** Ids for what must be refused. Where somebody's work is at stake they lead to nothing, in case that it is not. */
export async function idsToChange(target: Target): Promise<Record<string, string>> {
  return target.isPlayground ? idsToLookAt(target) : idsOfNobody(target);
}

function idsOfNobody({ people }: Target): Record<string, string> {
  const ofRows = { checkId: NOBODY, challengeId: NOBODY, stepId: NOBODY, tokenId: NOBODY };
  const more = { accountId: NOBODY, attemptId: NOBODY, operatorId: people.owner.id, nextauth: 'session', route: 'x' };
  return { ...ofRows, ...more, customerId: '5550040', userId: '5550040' };
}

function onlyKnown(ids: Record<string, string | number | undefined>): Record<string, string> {
  const known = Object.entries(ids).filter(([, id]) => id !== undefined);
  return Object.fromEntries(known.map(([name, id]) => [name, String(id)]));
}

/** Everything that a refused request must not have changed, as one text. */
export async function footprint(target: Target): Promise<string> {
  const accounts = await readList(target, 'accounts', '/accounts');
  const operators = await readList(target, 'operators', '/operators');
  const tokens = await readList(target, 'tokens', '/tokens');
  const actions = (await readList(target, 'entries', '/audit?limit=500')).filter(({ actor }) =>
    isOurs(target, actor.id),
  );
  return JSON.stringify([
    accounts.map(({ id, status }) => [id, status]),
    operators.map(({ id, role, disabledAt }) => [id, role, disabledAt]),
    tokens.map(({ id, revokedAt }) => [id, revokedAt]),
    actions.map(({ id, action }) => [id, action]),
  ]);
}

function isOurs({ people }: Target, id: string | null): boolean {
  return Object.values(people).some((person) => person.id === id);
}
