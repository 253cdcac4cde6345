import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { DomainError } from '#/lib/platform/errors.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { NEEDS } from '#/testing/staff/staff.ts';
import { listAudit, SYSTEM } from '../audit.ts';
import { createOperator } from '../create-operator.ts';
import { disableOperator } from '../disable-operator.ts';
import type { Role } from '../role.ts';
import { setRole } from '../set-role.ts';
import { admitToken } from './admit-token.ts';
import { createToken } from './create-token.ts';
import { listTokens } from './list-tokens.ts';
import { revokeToken } from './revoke-token.ts';
import { NewToken } from './schema.ts';
import { generateToken } from './token-format.ts';

const by = SYSTEM;
let database: TestDatabase;
let ctx: { db: TestDatabase['db']; clock: { now(): Date; sleep(): Promise<void> } };
let nowMs = Date.parse('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await createDatabase();
  ctx = { db: database.db, clock: { now: () => new Date(nowMs), sleep: async () => {} } };
});
afterAll(() => database.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: DomainError) => error.code,
  );
const admit = (secret: string | null, role: Role = 'viewer') => codeOf(admitToken(ctx, { secret, right: NEEDS[role] }));

it('admits with its role, as itself, until it is revoked', async () => {
  const { secret, token } = await createToken(ctx, { name: 'reports', role: 'operator', by });
  expect(await admitToken(ctx, { secret, right: NEEDS.operator })).toMatchObject({
    actor: { kind: 'token', id: token.id, name: 'reports', role: 'operator' },
    role: 'operator',
  });
  expect(await admit(secret, 'owner')).toBe('forbidden');
  await revokeToken(ctx, { tokenId: token.id, by });
  expect((await revokeToken(ctx, { tokenId: token.id, by })).revokedAt).toEqual(new Date(nowMs));
  expect(await admit(secret)).toBe('unauthenticated');
  expect((await listAudit(ctx, { subject: { kind: 'token', id: token.id } })).rows.map(({ action }) => action)).toEqual(
    ['token.revoked', 'token.created'],
  );
});

it('is nowhere in the database, and no view or log shows it', async () => {
  const { secret } = await createToken(ctx, { name: 'shown once', role: 'viewer', by });
  const tables = await ctx.db.$queryRaw<{ text: string }[]>`
    SELECT api_tokens::text AS text FROM api_tokens UNION ALL SELECT audit_entries::text FROM audit_entries`;
  expect(tables.length).toBeGreaterThan(1);
  const body = secret.slice('mut_1234'.length);
  expect(JSON.stringify([tables, await listTokens(ctx, { by })])).not.toContain(body);
});

it('ends on its day', async () => {
  const { secret, token } = await createToken(ctx, { name: 'for a week', role: 'viewer', days: 7, by });
  expect(token.expiresAt).toEqual(new Date(nowMs + 7 * DAY_MS));
  nowMs += 7 * DAY_MS - 1;
  expect(await admit(secret)).toBe('ok');
  nowMs += 1;
  expect(await admit(secret)).toBe('unauthenticated');
});

it('lives 90 days unless a shorter life is chosen, never longer', async () => {
  const lifeOf = async (days?: number) => {
    const { token } = await createToken(ctx, { name: 'life', role: 'viewer', ...(days ? { days } : {}), by });
    return (token.expiresAt.getTime() - nowMs) / DAY_MS;
  };
  expect([await lifeOf(), await lifeOf(1), await lifeOf(3_650)]).toEqual([90, 1, 90]);
  expect(NewToken.safeParse({ name: 'life', role: 'viewer', days: 91 }).success).toBe(false);
  expect(NewToken.parse({ name: 'life', role: 'viewer' })).toMatchObject({ days: 90 });
});

it('is made by no token, whatever its role', async () => {
  const { token } = await createToken(ctx, { name: 'owner', role: 'owner', by });
  const asToken = { kind: 'token', id: token.id, name: token.name, role: 'owner' } as const;
  expect(await codeOf(createToken(ctx, { name: 'child', role: 'viewer', by: asToken }))).toBe('forbidden');
  const person = {
    email: 'child@example.org',
    name: 'Child',
    password: 'correct horse battery',
    language: 'en',
  } as const;
  expect(await codeOf(createOperator(ctx, { ...person, role: 'owner', by: asToken }))).toBe('forbidden');
});

it('never has more rights than its operator, and ends with them', async () => {
  await createOperator(ctx, {
    email: 'first@example.org',
    name: 'First',
    role: 'owner',
    password: 'correct horse battery',
    language: 'en',
    by,
  });
  const ada = await createOperator(ctx, {
    email: 'ada@example.org',
    name: 'Ada',
    role: 'owner',
    password: 'correct horse battery',
    language: 'en',
    by,
  });
  const { secret } = await createToken(ctx, { name: "Ada's", role: 'owner', operatorId: ada.id, by });
  expect(await admit(secret, 'owner')).toBe('ok');
  await setRole(ctx, { operatorId: ada.id, role: 'viewer', by });
  expect(await admit(secret, 'operator')).toBe('forbidden');
  await disableOperator(ctx, { operatorId: ada.id, by });
  expect(await admit(secret)).toBe('unauthenticated');
});

it('notes when it was used, at most once a minute', async () => {
  const { secret, token } = await createToken(ctx, { name: 'busy', role: 'viewer', by });
  const used = async () => (await listTokens(ctx, { by })).find(({ id }) => id === token.id)?.lastUsedAt;
  expect(await used()).toBeNull();
  await admit(secret);
  const first = new Date(nowMs);
  nowMs += MINUTE_MS - 1;
  await admit(secret);
  expect(await used()).toEqual(first);
  nowMs += 1;
  await admit(secret);
  expect(await used()).toEqual(new Date(nowMs));
});

it.each([null, '', 'mut_', 'x'.repeat(5_000), "' OR 1=1 --", '%E0%A4%A', generateToken()])(
  'does not admit %#',
  async (secret) => {
    expect(await admit(secret)).toBe('unauthenticated');
  },
);

it('says so when the token to revoke does not exist', async () => {
  expect(await codeOf(revokeToken(ctx, { tokenId: '0198c0de-0000-7000-8000-000000000001', by }))).toBe('not_found');
});
