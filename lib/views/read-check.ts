import { ANSWER_MS } from '#/lib/checks/plan/costs.ts';
import { Plan } from '#/lib/checks/plan/model.ts';
import { requestsLeft } from '#/lib/checks/plan/requests-left.ts';
import { progressOf } from '#/lib/checks/progress-of.ts';
import type { Certificate, CheckView, MoveView, OpenChecks, Tick, WaitingFor } from '#/lib/checks/view.ts';
import { soonestHope } from '#/lib/checks/waiting.ts';
import type { Ctx } from '#/lib/context.ts';
import { NO_NAME } from '#/lib/operators/allow-names.ts';
import { notFound } from '#/lib/platform/errors.ts';
import {
  type CheckFilter,
  type CheckRow,
  checkRow,
  checkRows,
  checkRowsOf,
  countQueuedUpTo,
  countRows,
  countsByStatus,
  hopes,
  movesOf,
  placesOf,
  ticksOf,
} from './check-view-store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'limits' | 'hideNames'>;

/** @throws {DomainError} `not_found` */
export async function readCheck(ctx: Effects, input: { checkId: string }): Promise<CheckView> {
  const row = await checkRow(ctx.db, input.checkId);
  const [view] = row ? await viewsOf(ctx, [row]) : [];
  if (!view) throw notFound('check', input.checkId);
  return view;
}

/** Unordered; missing ones are left out. */
export async function readChecks(ctx: Effects, input: { checkIds: readonly string[] }): Promise<CheckView[]> {
  return input.checkIds.length === 0 ? [] : viewsOf(ctx, await checkRowsOf(ctx.db, input.checkIds));
}

/** Newest first, behind `after` or without the first `offset`. `next`: the id to continue after; null at the end. */
export async function listChecks(
  ctx: Effects,
  input: CheckFilter & { after?: string | undefined; offset?: number | undefined; limit: number },
): Promise<{ rows: CheckView[]; next: string | null }> {
  if (ctx.hideNames && input.search) return { rows: [], next: null }; // what is found would tell the name
  const found = await checkRows(ctx.db, input);
  const page = found.slice(0, input.limit);
  return {
    rows: await viewsOf(ctx, page),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** How many checks there are of this kind. */
export function countChecks(ctx: Pick<Ctx, 'db'>, filter: Omit<CheckFilter, 'search'>): Promise<number> {
  return countRows(ctx.db, filter);
}

/** From 1; null when not queued. */
export async function placeInQueue(ctx: Pick<Ctx, 'db'>, input: { checkId: string }): Promise<number | null> {
  return (await countQueuedUpTo(ctx.db, input.checkId)) || null;
}

/** In each state, all of them. */
export async function countOpenChecks(ctx: Pick<Ctx, 'db'>): Promise<OpenChecks> {
  const counts = await countsByStatus(ctx.db, ['running', 'parked', 'queued']);
  const of = (status: keyof OpenChecks) => counts.get(status) ?? 0;
  return { running: of('running'), parked: of('parked'), queued: of('queued') };
}

const TICKS_LIMIT = 2_000;

/** What happened to a check: its moves, oldest first, and a tick for each page. @throws {DomainError} `not_found` */
export async function readStory(
  ctx: Pick<Ctx, 'db'>,
  input: { checkId: string },
): Promise<{ moves: MoveView[]; ticks: Tick[] }> {
  const [moves, ticks] = await Promise.all([
    movesOf(ctx.db, input.checkId),
    ticksOf(ctx.db, input.checkId, TICKS_LIMIT),
  ]);
  if (moves.length === 0 && !(await checkRow(ctx.db, input.checkId))) throw notFound('check', input.checkId);
  return { moves, ticks: ticks.reverse() };
}

async function viewsOf(ctx: Effects, rows: readonly CheckRow[]): Promise<CheckView[]> {
  const queued = rows.filter(({ status, targetId }) => status === 'queued' && targetId === null).map(({ id }) => id);
  const [waits, places] = await Promise.all([waitsOf(ctx, rows), queued.length > 0 ? placesOf(ctx.db, queued) : null]);
  return rows.map((row) => ({
    ...viewOf(ctx, row, waits.get(row.id) ?? null),
    placeInQueue: places?.get(row.id) ?? null,
  }));
}

function viewOf(ctx: Effects, row: CheckRow, waitingFor: WaitingFor | null): Omit<CheckView, 'placeInQueue'> {
  const { customerUsername, customerFirstName, parkedFor: _parkedFor, ...shown } = row;
  const { certificate, workerId: _workerId, seenAt: _seenAt, ...check } = shown;
  const plan = Plan.nullable().catch(null).parse(row.plan);
  const names = {
    targetUsername: row.targetUsername,
    targetId: row.targetId,
    targetFullName: row.targetFullName,
    customerName: customerUsername ? `@${customerUsername}` : (customerFirstName ?? String(row.customerId)),
  };
  const hidden = {
    targetUsername: NO_NAME,
    targetId: null,
    targetFullName: null,
    customerName: String(row.customerId),
  };
  return {
    ...check,
    ...(ctx.hideNames ? hidden : names),
    waitingFor,
    plan,
    progress: progressOf({ ...row, plan }),
    secondsLeft: secondsLeft(row, ctx.limits.listIntervalMs),
    certificate: certificate as Certificate | null,
  };
}

async function waitsOf(ctx: Effects, rows: readonly CheckRow[]): Promise<Map<string, WaitingFor>> {
  const parked = rows.filter((row) => row.status === 'parked' && row.parkReason === 'session');
  if (parked.length === 0) return new Map();
  const accounts = await hopes(ctx.db);
  const now = ctx.clock.now();
  return new Map(
    parked.flatMap(({ id, parkedFor }) => {
      const hope = soonestHope(accounts, parkedFor, now);
      if (!hope) return [];
      const { username: accountUsername, attemptId, challengeId } = hope.account;
      return [[id, { accountUsername, attemptId, challengeId, cause: hope.cause }] as const];
    }),
  );
}

/** What its plan leaves to ask, at the account's pace. */
function secondsLeft(row: CheckRow, intervalMs: number): number | null {
  const left = row.status === 'running' ? requestsLeft(row) : null;
  return left === null ? null : Math.ceil((left * Math.max(intervalMs, ANSWER_MS)) / 1_000);
}
