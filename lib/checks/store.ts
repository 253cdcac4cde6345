import { optedOutAmong } from '#/lib/customers/ask-opt-outs.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import { type Db, type Json, sql, type Tx } from '#/lib/platform/db.ts';
import type { Door } from '#/lib/platform/enums.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { finals, next } from '#/lib/platform/machine.ts';
import {
  CHECK_MACHINE,
  type Check,
  type CheckEvent,
  type CheckFailure,
  type ListOutcome,
  type ParkReason,
} from './model.ts';
import type { Plan } from './plan/model.ts';

export const ENDED = finals(CHECK_MACHINE);

/** Null when there is none. */
export function findCheck(db: Db | Tx, id: string): Promise<Check | null> {
  return db.check.findUnique({ where: { id } });
}

/** The customer's open check of that profile, or null. */
export function openCheckOf(tx: Db | Tx, customerId: bigint, targetUsername: string): Promise<Check | null> {
  return tx.check.findFirst({ where: { customerId, targetUsername, status: { notIn: ENDED } } });
}

/** The customer's open check of this numeric id, perhaps by an older name; null when there is none. */
export function openCheckOfId(db: Db, customerId: bigint, targetId: bigint): Promise<Check | null> {
  return db.check.findFirst({ where: { customerId, targetId, status: { notIn: ENDED } } });
}

export type RecentResult = { id: string; finishedAt: Date | null };

/** The customer's newest result of a profile since a moment, if its lists are kept; null when there is none. */
export function recentResultOf(
  db: Db,
  { since, ...of }: { customerId: bigint; since: Date } & ({ username: string } | { targetId: bigint }),
): Promise<RecentResult | null> {
  const target = 'targetId' in of ? { targetId: of.targetId } : { targetUsername: of.username };
  return db.check.findFirst({
    where: {
      ...{ customerId: of.customerId, ...target, status: 'completed' },
      ...{ requestedAt: { gt: since }, results: { some: {} } },
    },
    orderBy: { requestedAt: 'desc' },
    select: { id: true, finishedAt: true },
  });
}

/** Open checks of one customer or profile, locked until the transaction ends. */
export async function holdOpenChecks(tx: Tx, of: { customerId: bigint } | { targetId: bigint }): Promise<Check[]> {
  const mine = 'customerId' in of ? sql`customer_id = ${of.customerId}` : sql`target_id = ${of.targetId}`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from checks where ${mine} and status in ('queued', 'running', 'parked') order by id for update`;
  return tx.check.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
}

/** The check that this request made, ended or not; null without one. */
export function checkOfRequest(tx: Tx, customerId: bigint, requestKey: string): Promise<Check | null> {
  return tx.check.findUnique({ where: { customerId_requestKey: { customerId, requestKey } } });
}

/** A customer's checks since a moment, without free ones. */
export function countSince(tx: Db | Tx, customerId: bigint, since: Date): Promise<number> {
  return tx.check.count({
    where: { customerId, requestedAt: { gt: since }, status: { notIn: ['cancelled', 'failed'] } },
  });
}

/** Adds a queued check and the first row of its history. */
export async function insertCheck(
  tx: Tx,
  row: {
    customerId: bigint;
    targetUsername: string;
    door: Door;
    language: Language;
    requestKey: string | null;
    requestedAt: Date;
  },
): Promise<Check> {
  const check = await tx.check.create({ data: row });
  await tx.checkMove.create({
    data: {
      checkId: check.id,
      from: null,
      event: 'request',
      to: 'queued',
      run: 0,
      reason: row.door,
      at: row.requestedAt,
    },
  });
  return check;
}

export type MoveFacts = {
  at: Date;
  workerId?: string;
  reason?: ParkReason | CheckFailure | string;
  wakeAt?: Date | null;
  tries?: number;
  accountId?: string | null;
  detail?: Json;
  result?: {
    certificate: Json;
    mutualCount: number;
    notMutualCount: number;
    unknownCount: number;
    followersRead: number;
    followingRead: number;
  };
};

/**
 * Moves a check along CHECK_MACHINE and into its history.
 * @throws {IllegalTransition} no such arrow, or another worker moved it first.
 */
export async function moveCheck(tx: Tx, check: Check, event: CheckEvent, facts: MoveFacts): Promise<Check> {
  const status = next('check', CHECK_MACHINE, check.status, event);
  const change = { status, run: event === 'start' ? check.run + 1 : check.run, ...changesOf(check, event, facts) };
  const { count } = await tx.check.updateMany({
    where: { id: check.id, status: check.status, run: check.run },
    data: change,
  });
  if (count === 0) throw new IllegalTransition('check', check.status, event);

  await tx.checkMove.create({
    data: {
      checkId: check.id,
      from: check.status,
      event,
      to: status,
      run: change.run,
      reason: facts.reason ?? null,
      accountId: facts.accountId ?? null,
      ...(facts.detail === undefined ? {} : { detail: facts.detail }),
      at: facts.at,
    },
  });
  return { ...check, ...change } as Check;
}

function changesOf(check: Check, event: CheckEvent, { at, workerId, reason, wakeAt, tries, result }: MoveFacts) {
  switch (event) {
    case 'start':
      return {
        workerId: workerId ?? null,
        seenAt: at,
        startedAt: check.startedAt ?? at,
        parkReason: null,
        wakeAt: null,
        stalledSince: stalledAtStart(check, at),
      };
    case 'park':
      return {
        parkReason: reason as ParkReason,
        parkedSince: check.parkedSince ?? at,
        stalledSince: check.stalledSince ?? at,
        fruitlessTries: tries ?? check.fruitlessTries,
        wakeAt: wakeAt ?? null,
        workerId: null,
      };
    case 'rescue':
      return {
        workerId: null,
        wakeAt: wakeAt ?? null,
        stalledSince: check.stalledSince ?? at,
        fruitlessTries: tries ?? check.fruitlessTries,
      };
    case 'finish':
      return { finishedAt: at, workerId: null, parkedSince: null, ...result };
    case 'fail':
      return { finishedAt: at, workerId: null, failure: reason as CheckFailure };
    default:
      return { finishedAt: at, workerId: null };
  }
}

/** Since when it has got no page, without the time that it was due and no worker took it. */
function stalledAtStart({ stalledSince, wakeAt }: Check, at: Date): Date {
  if (stalledSince === null) return at;
  const overdueMs = wakeAt === null ? 0 : Math.max(0, at.getTime() - wakeAt.getTime());
  return new Date(Math.min(stalledSince.getTime() + overdueMs, at.getTime()));
}

/** A run's heartbeat. @returns false when the run no longer owns the check. */
export async function beat(db: Db, check: Pick<Check, 'id' | 'run'>): Promise<boolean> {
  const count = await db.$executeRaw`
    update checks set seen_at = clock_timestamp()
    where id = ${check.id}::uuid and run = ${check.run} and status = 'running'`;
  return count === 1;
}

/** Stores the profile, under the fence. @returns false when the run no longer owns the check. */
export async function writeTarget(
  db: Db,
  check: Pick<Check, 'id' | 'run'>,
  target: {
    targetId: bigint;
    targetUsername: string;
    targetFullName: string;
    declaredFollowers: number | null;
    declaredFollowing: number | null;
  },
): Promise<boolean> {
  const { count } = await db.check.updateMany({
    where: { id: check.id, run: check.run, status: 'running' },
    data: target,
  });
  return count === 1;
}

/** Stores how a check is answered, under the fence. @returns false when the run no longer owns the check. */
export async function writePlan(db: Db, check: Pick<Check, 'id' | 'run'>, plan: Plan): Promise<boolean> {
  const { count } = await db.check.updateMany({
    where: { id: check.id, run: check.run, status: 'running' },
    data: { plan },
  });
  return count === 1;
}

/** Stores a list's dialect or ending, under the fence; null: it is read again. */
export async function writeList(
  db: Db,
  check: Pick<Check, 'id' | 'run'>,
  list: ListName,
  change: { dialect?: string; outcome?: ListOutcome | null },
): Promise<boolean> {
  const { dialect, outcome } = change;
  const { count } = await db.check.updateMany({
    where: { id: check.id, run: check.run, status: 'running' },
    data:
      list === 'followers'
        ? {
            ...(dialect ? { followersDialect: dialect } : {}),
            ...(outcome === undefined ? {} : { followersOutcome: outcome }),
          }
        : {
            ...(dialect ? { followingDialect: dialect } : {}),
            ...(outcome === undefined ? {} : { followingOutcome: outcome }),
          },
  });
  return count === 1;
}

/** Ids of a name since a moment: names change hands. */
export async function targetsOfName(tx: Tx, username: string, since: Date): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    select target_id as id from checks
    where requested_at > ${since} and target_username = ${username} and target_id is not null
    union
    select (answer->'profile'->>'id')::bigint from profile_look_ups
    where username = ${username} and asked_at > ${since} and answer->'profile'->>'id' is not null`;
  return rows.map(({ id }) => id);
}

const CANDIDATES = 50;

/** Names of readable profiles that were read well since a moment, newest first; at most `limit`. */
export async function targetsReadWell(db: Db, input: { since: Date; not: string; limit: number }): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string; id: bigint | null }[]>`
    select target_username as name, (array_agg(target_id order by requested_at desc))[1] as id from checks
    where status = 'completed' and pages > 0 and requested_at > ${input.since} and target_username <> ${input.not}
      and (declared_followers > 0 or declared_following > 0)
    group by target_username order by max(requested_at) desc limit ${CANDIDATES}`;
  const ids = rows.flatMap(({ id }) => id ?? []);
  const shut = await optedOutAmong(db, ids);
  const readable = rows.filter(({ id }) => id === null || !shut.has(id));
  return readable.slice(0, input.limit).map(({ name }) => name);
}

/** What open checks still have to read, as far as known; at most `limit`. */
export function openTotals(db: Db, limit: number) {
  return db.check.findMany({
    where: { status: { notIn: ENDED } },
    select: {
      ...{ declaredFollowers: true, declaredFollowing: true, followersRead: true, followingRead: true },
      ...{ plan: true, pages: true, lookUps: true, followersOutcome: true, followingOutcome: true },
    },
    take: limit,
  });
}

/** The newest move's detail; null when it has none. */
export async function newestDetail(db: Db, checkId: string): Promise<unknown> {
  const move = await db.checkMove.findFirst({
    where: { checkId, event: { not: 'start' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { detail: true },
  });
  return move?.detail ?? null;
}
