import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { Certificate } from './certify.ts';
import { ticksOf } from './journal-store.ts';
import { type Check, type CheckStatus, LISTS, progressOf } from './model.ts';
import { type CheckRow, checkRow, checkRows, movesOf, type WaitingFor, waitingForOf } from './view-store.ts';

/** A check as people see it. */
export type CheckView = Omit<Check, 'certificate'> & {
  door: 'bot' | 'api' | 'dashboard' | 'watch';
  /** 0 to 1; null while the totals are not known. */
  progress: number | null;
  /** Seconds of reading that are left; null while that cannot be said. */
  secondsLeft: number | null;
  certificate: Certificate | null;
  customerName: string;
  /** The sign-in that a check parked for a session waits for. */
  waitingFor: WaitingFor | null;
};

export type MoveView = {
  at: Date;
  from: CheckStatus | null;
  event: string;
  to: CheckStatus;
  run: number;
  reason: string | null;
  detail: unknown;
};
export type Tick = Awaited<ReturnType<typeof ticksOf>>[number];

type Effects = Pick<Ctx, 'db' | 'limits'>;

/** @throws {DomainError} `not_found` */
export async function readCheck(ctx: Effects, input: { checkId: string }): Promise<CheckView> {
  const row = await checkRow(ctx.db, input.checkId);
  if (!row) throw notFound('check', input.checkId);
  return viewOf(ctx, row, await waitingForOf(ctx.db, parked([row])));
}

/** Checks, newest first. `next` is the id to go on after. */
export async function listChecks(
  ctx: Effects,
  input: { status?: readonly CheckStatus[]; customerId?: bigint; search?: string; after?: string; limit: number },
): Promise<{ rows: CheckView[]; next: string | null }> {
  const found = await checkRows(ctx.db, input);
  const page = found.slice(0, input.limit);
  const waits = await waitingForOf(ctx.db, parked(page));
  return {
    rows: page.map((row) => viewOf(ctx, row, waits)),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Pages shown on the time axis of one check, newest first; a longer journal shows its newest part. */
const TICKS_LIMIT = 2_000;

/** What happened to a check: its moves, oldest first, and a tick for each page. @throws {DomainError} `not_found` */
export async function readStory(
  ctx: Pick<Ctx, 'db'>,
  input: { checkId: string },
): Promise<{ moves: MoveView[]; ticks: Tick[] }> {
  const [row, moves, ticks] = await Promise.all([
    checkRow(ctx.db, input.checkId),
    movesOf(ctx.db, input.checkId),
    ticksOf(ctx.db, input.checkId, TICKS_LIMIT),
  ]);
  if (!row) throw notFound('check', input.checkId);
  return { moves, ticks: ticks.reverse() };
}

function viewOf(ctx: Effects, row: CheckRow, waits: readonly WaitingFor[]): CheckView {
  const { customer, certificate, workerId: _workerId, seenAt: _seenAt, ...check } = row;
  return {
    ...check,
    progress: progressOf(row),
    secondsLeft: secondsLeft(row, ctx.limits.listIntervalMs),
    certificate: certificate as Certificate | null,
    customerName: customer.username ? `@${customer.username}` : (customer.firstName ?? String(row.customerId)),
    waitingFor: waits.find((wait) => wait.checkId === row.id) ?? null,
  };
}

function parked(rows: readonly CheckRow[]): string[] {
  return rows.filter((row) => row.status === 'parked' && row.parkReason === 'session').map(({ id }) => id);
}

/** From the size of the pages so far and the pace of the account; a first guess of 25 users a page (facts 1.3). */
function secondsLeft(row: CheckRow, intervalMs: number): number | null {
  if (row.status !== 'running' || row.declaredFollowers === null || row.declaredFollowing === null) return null;
  const declared = { followers: row.declaredFollowers, following: row.declaredFollowing };
  const read = { followers: row.followersRead, following: row.followingRead };
  const left = LISTS.reduce((sum, list) => sum + Math.max(0, declared[list] - read[list]), 0);
  const perPage = row.pages > 0 ? Math.max(1, (read.followers + read.following) / row.pages) : 25;
  return Math.ceil(((left / perPage) * Math.max(intervalMs, 300)) / 1_000);
}
