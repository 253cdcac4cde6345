import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { autoRefreshOf, healthOf, OPEN_ATTEMPT } from '#/lib/sessions/model.ts';
import type { AccountStory, AccountView } from '#/lib/sessions/view.ts';
import { accountsWithFacts, checkLoads } from './account-view-store.ts';

/** Every account with what is known of it now, oldest first. */
export async function listAccounts(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<AccountView[]> {
  const [rows, loads] = await Promise.all([accountsWithFacts(ctx.db), checkLoads(ctx.db)]);
  return rows.map((row) => viewOf(row, loads, ctx.clock.now()));
}

/**
 * One account with its generations and moves, newest first, at most 50 of each.
 * @throws {DomainError} `not_found`
 */
export async function readAccount(ctx: Pick<Ctx, 'db' | 'clock'>, input: { accountId: string }): Promise<AccountStory> {
  const [rows, loads] = await Promise.all([accountsWithFacts(ctx.db, { id: input.accountId }), checkLoads(ctx.db)]);
  const row = rows[0];
  if (!row) throw notFound('account', input.accountId);
  return {
    ...viewOf(row, loads, ctx.clock.now()),
    generations: row.generations,
    moves: row.moves,
  };
}

type Row = Awaited<ReturnType<typeof accountsWithFacts>>[number];
type Loads = Awaited<ReturnType<typeof checkLoads>>;

function viewOf(row: Row, loads: Loads, now: Date): AccountView {
  const live = row.generations.find((generation) => generation.endedAt === null);
  const open = row.attempts.find((attempt) => attempt.openFor !== null);
  const ended = row.attempts.find((attempt) => attempt.openFor === null);
  const load = loads.find((entry) => entry.account_id === row.id);
  const restsUntil = latest(
    row.budgets.map((budget) => budget.restsUntil),
    now,
  );
  const openStatus = OPEN_ATTEMPT.find((status) => status === open?.status) ?? null;

  return {
    id: row.id,
    username: row.username,
    instagramId: row.instagramId?.toString() ?? null,
    status: row.status,
    blockedFor: row.blockedFor,
    health: healthOf(
      { status: row.status, hasLiveGeneration: live !== undefined, restsUntil, openAttempt: openStatus },
      now,
    ),
    autoRefresh: autoRefreshOf({
      status: row.status,
      hasPassword: row.sealedPassword !== null,
      hasTotpSeed: row.sealedTotpSeed !== null,
      passwordRefused: row.refusedPasswordVersion !== null && row.refusedPasswordVersion === row.passwordVersion,
    }),
    generation: live ?? null,
    restsUntil,
    openAttempt:
      open && openStatus ? { id: open.id, status: openStatus, challengeId: open.challenges[0]?.id ?? null } : null,
    lastAttempt: ended ? { id: ended.id, status: ended.status, failure: ended.failure, endedAt: ended.endedAt } : null,
    hasPassword: row.sealedPassword !== null,
    hasTotpSeed: row.sealedTotpSeed !== null,
    notes: row.notes,
    runningChecks: load?.running ?? 0,
    waitingChecks: load?.waiting ?? 0,
    createdAt: row.createdAt,
  };
}

function latest(dates: (Date | null)[], now: Date): Date | null {
  const ahead = dates.filter((date): date is Date => date !== null && date > now);
  return ahead.length === 0 ? null : new Date(Math.max(...ahead.map((date) => date.getTime())));
}
