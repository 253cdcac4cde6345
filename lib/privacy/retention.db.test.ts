import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, HOUR_MS, systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import { SETTINGS } from '#/lib/platform/settings.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { type Catalogue, plant, readCatalogue } from '#/testing/worlds/planted-world.ts';
import type { Going } from './model.ts';
import { RETENTION } from './retention.ts';
import { sweepRetention } from './sweep-retention.ts';

const JOURNAL_DAYS = 30;
const NOW = new Date();
const ago = (ms: number) => new Date(NOW.getTime() - ms);

let database: TestDatabase;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await createDatabase();
  catalogue = await readCatalogue(database.db);
});
afterAll(() => database.close());

const ctx = () => ({
  db: database.db,
  clock: { ...systemClock, now: () => NOW },
  events,
  limits: { journalDays: JOURNAL_DAYS } as Parameters<typeof sweepRetention>[0]['limits'],
});

/** The table of docs/operations.md, as it should be. */
function tableOfRetention(): string[] {
  const rows = Object.entries(RETENTION).map(([name, { names, goes, stays }]) => {
    const ends = goes.map((going) => `${actionOf(going)} ${spanOf(going)} ${going.words}`);
    return `| \`${name}\` | ${names} | ${[...ends, ...(stays ? [`otherwise kept: ${stays}`] : [])].join('; ').replace(/^otherwise kept/, 'kept')} |`;
  });
  return ['| table | whom it names | how long |', '| --- | --- | --- |', ...rows];
}

const ACTIONS = { delete: 'deleted', wipe: 'emptied', forget: 'deleted', fold: 'after', drop: 'deleted' } as const;
const actionOf = ({ does }: Going) => ACTIONS[does];
function spanOf({ after }: Going): string {
  if (typeof after === 'string') return `\`${SETTINGS[after].name}\``;
  return 'hours' in after ? `${after.hours} h` : `${after.days.toLocaleString('en')} days`;
}

describe('the page of retention', () => {
  it('has every table of the database, and no other', () => {
    expect(Object.keys(RETENTION).sort()).toEqual([...catalogue.tables].sort());
  });

  it('gives each table an end, or a reason to be kept', () => {
    const open = Object.entries(RETENTION).filter(([, { goes, stays }]) => goes.length === 0 && !stays);
    expect(open).toEqual([]);
  });

  it('is what docs/operations.md says', () => {
    const [, after = ''] = readFileSync('docs/operations.md', 'utf8').split('<!-- retention -->\n');
    expect(after.split('\n<!-- /retention -->')[0]?.split('\n')).toEqual(tableOfRetention());
  });
});

describe('the sweep', () => {
  it('takes from each table what is too old, and nothing that is not', async () => {
    const { db } = database;
    const [old, other] = [6_100_000_000_001n, 6_100_000_000_002n];
    for (const id of [old, other]) await rememberCustomer(ctx(), { id, language: 'en', firstName: 'Ada', by: SYSTEM });
    await plant(db, catalogue, { id: old, name: 'Ada' }, { other, ownWords: () => [] });
    await db.check.updateMany({ data: { status: 'completed', finishedAt: ago(31 * DAY_MS) } });
    await db.notice.updateMany({
      data: { status: 'sent', nextTryAt: new Date('9999-12-31T00:00:00Z'), owedAt: ago(89 * DAY_MS) },
    });
    await db.accountLease.updateMany({ data: { until: ago(DAY_MS / 2) } });
    await db.profileLookUp.updateMany({ data: { askedAt: ago(HOUR_MS / 2) } });
    expect(await sweepRetention(ctx())).toEqual({
      ...{ check_pages: 1, check_look_ups: 1, check_results: 1, check_changes: 1 },
    });

    await db.profileLookUp.updateMany({ data: { askedAt: ago(HOUR_MS * 1.1) } });
    await db.notice.updateMany({ data: { owedAt: ago(91 * DAY_MS) } });
    await db.accountLease.updateMany({ data: { until: ago(DAY_MS * 1.1) } });
    expect(await sweepRetention(ctx())).toEqual({ profile_look_ups: 1, notices: 1, account_leases: 1 });

    await db.check.updateMany({ data: { finishedAt: ago(366 * DAY_MS) } });
    expect(await sweepRetention(ctx())).toEqual({ checks: 1 });
    expect(await db.checkMove.count()).toBe(0);
    expect(await db.ledgerEntry.count({ where: { customerId: old, checkId: null } })).toBe(1);
    expect(await sweepRetention(ctx())).toEqual({});
  });

  it('keeps a message of a check that goes on, and an incident that lasts, however old', async () => {
    const { db } = database;
    const { customer } = await rememberCustomer(ctx(), { id: 6_100_000_000_003n, language: 'en', by: SYSTEM });
    const asked = {
      customerId: customer.id,
      door: 'bot',
      targetUsername: 'ada',
      requestedAt: ago(100 * DAY_MS),
    } as const;
    const check = await db.check.create({ data: asked });
    const told = { kind: 'x', payload: {}, status: 'sent', owedAt: ago(100 * DAY_MS) } as const;
    const far = new Date('9999-12-31T00:00:00Z');
    await db.notice.create({
      data: {
        ...told,
        audience: 'customer',
        channel: 'telegram',
        checkId: check.id,
        dedupeKey: 'progress',
        nextTryAt: far,
      },
    });
    await db.notice.create({
      data: { ...told, audience: 'operators', channel: 'dashboard', dedupeKey: 'open', nextTryAt: NOW },
    });
    expect(await sweepRetention(ctx())).toEqual({});
  });

  it('empties pictures and outlines of sign-in pages, and forgets sign-ins and sights, each in its time', async () => {
    const { db } = database;
    const account = await db.account.create({ data: { username: 'reader' } });
    await db.accountSight.create({
      data: { accountId: account.id, instagramId: 5n, sees: true, seenAt: ago(31 * DAY_MS) },
    });
    const endedAt = ago(8 * DAY_MS);
    const attempt = await db.refreshAttempt.create({
      data: { accountId: account.id, status: 'failed', cause: 'manual', askedBy: 'Olga', queuedAt: endedAt, endedAt },
    });
    const step = {
      attemptId: attempt.id,
      rung: 'sign_in',
      screen: 'form',
      outline: 'names',
      sealedPicture: 'v1.x',
      tookMs: 1,
    };
    await db.attemptStep.createMany({
      data: [
        { ...step, sequence: 1, at: endedAt },
        { ...step, sequence: 2, at: ago(6 * DAY_MS) },
      ],
    });
    expect(await sweepRetention(ctx())).toEqual({ attempt_steps: 1, account_sights: 1 });
    const steps = await db.attemptStep.findMany({ orderBy: { sequence: 'asc' } });
    expect(steps.map(({ sealedPicture, outline }) => [sealedPicture, outline])).toEqual([
      [null, 'names'],
      ['v1.x', 'names'],
    ]);
    await db.refreshAttempt.updateMany({ data: { endedAt: ago(181 * DAY_MS) } });
    expect(await sweepRetention(ctx())).toEqual({ refresh_attempts: 1 });
    expect(await db.attemptStep.count()).toBe(0);
  });

  it('forgets ended sessions of operators, tries and tokens, and nothing that is in use', async () => {
    const { db } = database;
    const operator = await db.operator.create({
      data: { email: 'olga@example.org', name: 'Olga', role: 'owner', passwordHash: 'x' },
    });
    const session = { operatorId: operator.id, tokenVersion: 0 };
    await db.operatorSession.create({ data: { ...session, seenAt: ago(91 * DAY_MS) } });
    const used = await db.operatorSession.create({ data: { ...session, seenAt: ago(89 * DAY_MS) } });
    const tried = (key: string, at: Date) => ({ key, blockedUntil: at, updatedAt: at });
    await db.signInThrottle.createMany({ data: [tried('old', ago(2 * DAY_MS)), tried('new', ago(HOUR_MS))] });
    const token = { name: 'x', prefix: 'mut_', role: 'viewer', expiresAt: new Date(NOW.getTime() + DAY_MS) } as const;
    await db.apiToken.createMany({
      data: [
        { ...token, hash: 'a', revokedAt: ago(366 * DAY_MS) },
        { ...token, hash: 'b' },
      ],
    });
    expect(await sweepRetention(ctx())).toEqual({ operator_sessions: 1, sign_in_throttles: 1, api_tokens: 1 });
    expect(await db.operatorSession.findMany({ select: { id: true } })).toEqual([{ id: used.id }]);
  });

  it('shortens e-mails and addresses in the audit log, keeps the action, and deletes it after years', async () => {
    const { db } = database;
    await db.auditEntry.deleteMany();
    const detail = {
      email: 'olga.petrova@example.org',
      address: '203.0.113.77',
      six: '2001:db8:85a3::8a2e:370:7334',
      at: '2026-11-27T10:00:00.000Z',
      version: '16.4.5',
    };
    const entry = { actorKind: 'operator', actorName: 'Olga', action: 'operator.signed_in', detail };
    await db.auditEntry.createMany({
      data: [
        { ...entry, at: ago(91 * DAY_MS) },
        { ...entry, at: ago(89 * DAY_MS) },
        { ...entry, at: ago(1_100 * DAY_MS) },
      ],
    });
    expect(await sweepRetention(ctx())).toEqual({ audit_entries: 3 });
    const [young, folded, ...rest] = await db.auditEntry.findMany({ orderBy: { at: 'desc' } });
    expect(rest).toEqual([]);
    expect(young?.detail).toEqual(detail);
    expect(folded).toMatchObject({ actorName: 'Olga', action: 'operator.signed_in' });
    expect(folded?.detail).toEqual({ ...detail, email: 'o…@example.org', address: '203.0.…', six: '2001:db8:…' });
    expect(await sweepRetention(ctx())).toEqual({});
  });

  it('deletes a customer who stopped the bot long ago, unless there is something left to spend', async () => {
    const gone = (id: bigint, balance: number, leftAt: Date) =>
      database.db.customer.create({ data: { id, referralCode: String(id), firstName: 'Gone', balance, leftAt } });
    await gone(6_200_000_000_001n, 0, ago(366 * DAY_MS));
    await gone(6_200_000_000_002n, 1, ago(366 * DAY_MS));
    await gone(6_200_000_000_003n, 0, ago(364 * DAY_MS));
    expect(await sweepRetention(ctx())).toEqual({ customers: 1 });
    const left = await database.db.customer.findMany({ where: { firstName: 'Gone' }, orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual([6_200_000_000_002n, 6_200_000_000_003n]);
    expect(await database.db.auditEntry.findFirst({ where: { action: 'customer.deleted' } })).toMatchObject({
      actorName: SYSTEM.name,
    });
  });
});
