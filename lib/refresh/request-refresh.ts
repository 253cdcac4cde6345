import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { endBlock } from '#/lib/sessions/judge-account.ts';
import { newestSession } from '#/lib/sessions/pool.ts';
import { requireAccount } from '#/lib/sessions/require-account.ts';
import { UNUSED_LIMIT, unusedSessions } from '#/lib/sessions/unused-sessions.ts';
import type { AttemptCause } from './model.ts';
import { growingPause, restAfter } from './policy.ts';
import { type Attempt, failuresInARow, hurryAttempt, insertAttempt, openAttemptOf, silencedAt } from './store.ts';

export type RefreshRequested = { attempt: Attempt; joined: boolean };

/**
 * Asks for an account's new session; later askers join the open attempt (`joined`). A person (`manual`) skips a pause
 * and ends a block; a block by a warning stays until dismissed.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when the account may not sign in now, or the lost session
 * was replaced already.
 */
export async function requestRefresh(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>,
  input: { accountId: string; cause: AttemptCause; by: Actor },
): Promise<RefreshRequested> {
  demandRight(input.by, 'account.refresh');
  const at = ctx.clock.now();
  const manual = input.cause === 'manual';

  return ctx.db.transaction(async (tx) => {
    const account = await requireAccount(tx, input.accountId);
    if (account.status === 'blocked' && manual) await endBlock(tx, account, { at, reason: 'asked_by_person' });
    else if (account.status !== 'ready' && !isDismissal(account, input.cause)) {
      throw new DomainError('conflict', `@${account.username} is ${account.status}: it cannot sign in now.`, {
        status: account.status,
      });
    }

    const generation = await newestSession(tx, account.id);
    if (LOSSES.has(input.cause) && generation?.endedAt === null) {
      throw new DomainError('conflict', `@${account.username} is signed in again: nothing was lost since.`);
    }
    const notBefore = manual || input.cause === 'warning' ? null : await breather(tx, account.id, at);
    const fresh = await insertAttempt(tx, {
      accountId: account.id,
      cause: input.cause,
      askedBy: `${input.by.kind}:${input.by.name}`,
      generationBefore: generation?.number ?? null,
      notBefore,
      queuedAt: at,
    });
    const attempt = fresh ?? (await openAttemptOf(tx, account.id));
    if (!attempt) throw new DomainError('conflict', 'The attempt before this one has just ended. Ask again.');

    const starts = (fresh !== null && notBefore === null) || (manual && (await hurryAttempt(tx, attempt.id)));
    if (starts) await ctx.queue.send('refresh.run', { attemptId: attempt.id }, { tx });
    if (input.by.kind !== 'system') {
      await recordAudit(tx, {
        actor: input.by,
        action: 'refresh.asked',
        subject: { kind: 'account', id: account.id },
        at,
      });
    }
    await ctx.events.emit(tx, { topic: 'attempt', id: attempt.id });
    await ctx.events.emit(tx, { topic: 'account', id: account.id });
    return { attempt, joined: fresh === null };
  });
}

/** Until when the next attempt waits for Instagram's silence, or because sessions end unread; null: not at all. */
async function breather(tx: Tx, accountId: string, at: Date): Promise<Date | null> {
  const silenced = await silencedAt(tx, accountId);
  if (silenced) {
    const rested = after(silenced, restAfter((await failuresInARow(tx, accountId, 'throttled')) - 1, 0));
    if (rested > at) return rested;
  }
  const unused = await unusedSessions(tx, accountId);
  return unused < UNUSED_LIMIT ? null : after(at, growingPause(unused - UNUSED_LIMIT, Math.random()));
}

/** They may come late or twice. */
const LOSSES: ReadonlySet<AttemptCause> = new Set(['signed_out', 'challenged', 'no_session']);

function isDismissal(account: { status: string; blockedFor: string | null }, cause: AttemptCause): boolean {
  return cause === 'warning' && account.status === 'blocked' && account.blockedFor === 'warning';
}
