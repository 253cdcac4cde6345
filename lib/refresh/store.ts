import type { Db, Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { next } from '#/lib/platform/machine.ts';
import {
  ATTEMPT_MACHINE,
  type AttemptCause,
  type AttemptEvent,
  type AttemptFailure,
  type AttemptStatus,
  PASSWORD_STEP,
} from './model.ts';

export type Attempt = NonNullable<Awaited<ReturnType<typeof findAttempt>>>;

/** Null when there is none. */
export function findAttempt(db: Db | Tx, id: string) {
  return db.refreshAttempt.findUnique({ where: { id } });
}

/** The open attempt of an account; null when it has none. */
export function openAttemptOf(db: Db | Tx, accountId: string) {
  return db.refreshAttempt.findUnique({ where: { openFor: accountId } });
}

/** Opens an attempt. @returns null when the account has an open one. */
export async function insertAttempt(
  tx: Tx,
  row: {
    accountId: string;
    cause: AttemptCause;
    askedBy: string;
    generationBefore: number | null;
    notBefore: Date | null;
    queuedAt: Date;
  },
): Promise<Attempt | null> {
  const rows = await tx.refreshAttempt.createManyAndReturn({
    data: [{ ...row, openFor: row.accountId }],
    skipDuplicates: true,
  });
  return rows[0] ?? null;
}

/** Lets a waiting attempt start at once. @returns false when it no longer waits. */
export async function hurryAttempt(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.refreshAttempt.updateMany({
    where: { id, status: 'queued', notBefore: { not: null } },
    data: { notBefore: null },
  });
  return count === 1;
}

export type AttemptFacts = {
  at: Date;
  failure?: AttemptFailure;
  detail?: string | null;
  rung?: string;
  generationAfter?: number;
};

/**
 * Moves an attempt along ATTEMPT_MACHINE.
 * @throws {IllegalTransition} no such arrow, or another worker moved it first.
 */
export async function moveAttempt<A extends Pick<Attempt, 'id' | 'status' | 'run'>>(
  tx: Tx,
  attempt: A,
  event: AttemptEvent,
  { at, ...facts }: AttemptFacts,
): Promise<A> {
  const status = next('sign-in attempt', ATTEMPT_MACHINE, attempt.status, event);
  const run = event === 'start' ? attempt.run + 1 : attempt.run;
  const ended = Object.keys(ATTEMPT_MACHINE[status]).length === 0;
  const { count } = await tx.refreshAttempt.updateMany({
    where: { id: attempt.id, status: attempt.status, run: attempt.run },
    data: {
      ...facts,
      status,
      run,
      ...(event === 'start' ? { startedAt: at } : {}),
      ...(ended ? { endedAt: at, openFor: null } : {}),
    },
  });
  if (count === 0) throw new IllegalTransition('sign-in attempt', attempt.status, event);
  return { ...attempt, status, run };
}

/** The attempt's status while it is this run's; null otherwise. */
export async function statusOfRun(db: Db, attempt: Pick<Attempt, 'id' | 'run'>): Promise<AttemptStatus | null> {
  const row = await db.refreshAttempt.findFirst({
    where: { id: attempt.id, run: attempt.run },
    select: { status: true },
  });
  return row?.status ?? null;
}

export type NewStep = {
  id: string;
  attemptId: string;
  rung: string;
  screen: string;
  note: string | null;
  outline: string | null;
  sealedPicture: string | null;
  tookMs: number;
  at: Date;
};

/** Adds a step under the attempt's next number. */
export async function insertStep(db: Db | Tx, row: NewStep): Promise<void> {
  for (let added = 0; added === 0; ) {
    added = await db.$executeRaw`
      insert into attempt_steps (id, attempt_id, sequence, rung, screen, note, outline, sealed_picture, took_ms, at)
      select ${row.id}::uuid, ${row.attemptId}::uuid, coalesce(max(sequence), 0) + 1, ${row.rung}::text, ${row.screen}::text,
             ${row.note}::text, ${row.outline}::text, ${row.sealedPicture}::text, ${row.tookMs}::int, ${row.at}::timestamptz
      from attempt_steps where attempt_id = ${row.attemptId}::uuid
      on conflict (attempt_id, sequence) do nothing`;
  }
}

/** Submissions of an account's password since a moment. */
export function countPasswordPosts(db: Db | Tx, accountId: string, since: Date): Promise<number> {
  return db.attemptStep.count({ where: { screen: PASSWORD_STEP, at: { gt: since }, attempt: { accountId } } });
}

/** An account's newest failures in a row, up to 20. `failure`: for that reason only. */
export async function failuresInARow(db: Db | Tx, accountId: string, failure?: AttemptFailure): Promise<number> {
  const ended = await db.refreshAttempt.findMany({
    where: { accountId, status: { in: ['succeeded', 'failed'] } },
    orderBy: { endedAt: 'desc' },
    take: 20,
    select: { status: true, failure: true },
  });
  const other = ended.findIndex((each) => each.status === 'succeeded' || (failure && each.failure !== failure));
  return other === -1 ? ended.length : other;
}

/** When the account's newest attempt ended, if Instagram wanted silence; null otherwise. */
export async function silencedAt(db: Db | Tx, accountId: string): Promise<Date | null> {
  const last = await db.refreshAttempt.findFirst({
    where: { accountId, status: { in: ['succeeded', 'failed'] } },
    orderBy: { endedAt: 'desc' },
    select: { failure: true, endedAt: true },
  });
  return last?.failure === 'throttled' ? last.endedAt : null;
}

/** Due attempts, whose job may be lost. At most 100. */
export function dueAttempts(db: Db, now: Date) {
  return db.refreshAttempt.findMany({
    where: { status: 'queued', OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
    select: { id: true },
    take: 100,
  });
}

/** Attempts that a worker should have in hand. */
export function attemptsInHand(db: Db) {
  return db.refreshAttempt.findMany({
    where: { status: { in: ['running', 'waiting_for_code'] } },
    select: { id: true, status: true, run: true, accountId: true },
  });
}

/** Whether one is open, and when the newest was asked for. */
export function attemptsByAccount(db: Db, accountIds: readonly string[]) {
  return db.$queryRaw<{ accountId: string; isOpen: boolean; askedAt: Date }[]>`
    select account_id as "accountId", bool_or(open_for is not null) as "isOpen", max(queued_at) as "askedAt"
    from refresh_attempts where account_id = any(${[...accountIds]}::uuid[]) group by account_id`;
}

/** Raises the attempt's count of submitted passwords by one. */
export async function raisePasswordPosts(tx: Tx, id: string): Promise<void> {
  await tx.refreshAttempt.update({ where: { id }, data: { passwordPosts: { increment: 1 } } });
}
