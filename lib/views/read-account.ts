import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { autoRefreshOf, healthOf } from '#/lib/sessions/model.ts';
import type { AccountMoveView, AccountStory, AccountView, GenerationView } from '#/lib/sessions/view.ts';
import { type AccountFacts, accountMovesOf, accountsWithFacts, generationsOf } from './account-view-store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

const SHOWN = 50;

/** Every account with what is known of it now, oldest first. */
export async function listAccounts(ctx: Effects): Promise<AccountView[]> {
  const now = ctx.clock.now();
  return (await accountsWithFacts(ctx.db, { now })).map((facts) => viewOf(facts, now));
}

/** The sessions of an account, newest first, at most 50. */
export function listGenerations(ctx: Pick<Ctx, 'db'>, { accountId }: { accountId: string }): Promise<GenerationView[]> {
  return generationsOf(ctx.db, accountId, SHOWN);
}

/** What happened to an account, newest first, at most 50. */
export function listAccountMoves(
  ctx: Pick<Ctx, 'db'>,
  { accountId }: { accountId: string },
): Promise<AccountMoveView[]> {
  return accountMovesOf(ctx.db, accountId, SHOWN);
}

/** One account with its generations and moves, newest first, at most 50 of each. @throws {DomainError} `not_found` */
export async function readAccount(ctx: Effects, input: { accountId: string }): Promise<AccountStory> {
  const now = ctx.clock.now();
  const { accountId: id } = input;
  const [[facts], generations, moves] = await Promise.all([
    accountsWithFacts(ctx.db, { id, now }),
    listGenerations(ctx, input),
    listAccountMoves(ctx, input),
  ]);
  if (!facts) throw notFound('account', id);
  return { ...viewOf(facts, now), generations, moves };
}

function viewOf(facts: AccountFacts, now: Date): AccountView {
  const { openId, openStatus, challengeId, endedId, endedStatus, failure, endedAt, passwordRefused, ...account } =
    facts;
  const { status, hasPassword, hasTotpSeed, restsUntil } = account;
  const hasLiveGeneration = account.generation !== null;
  return {
    ...account,
    instagramId: account.instagramId?.toString() ?? null,
    health: healthOf({ status, hasLiveGeneration, restsUntil, openAttempt: openStatus }, now),
    autoRefresh: autoRefreshOf({ status, hasPassword, hasTotpSeed, passwordRefused }),
    openAttempt: openId && openStatus ? { id: openId, status: openStatus, challengeId } : null,
    lastAttempt: endedId && endedStatus ? { id: endedId, status: endedStatus, failure, endedAt } : null,
  };
}
