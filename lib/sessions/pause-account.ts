import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight, type Right } from '#/lib/operators/rights.ts';
import { endGeneration, liveGeneration } from './generation-store.ts';
import type { AccountEvent } from './model.ts';
import { requireAccount } from './require-account.ts';
import { findAccount, moveAccount } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'events'>;
type OnAccount = { accountId: string; by: Actor; reason?: string };

/**
 * Takes an account out of service; its checks go on with another one or park.
 * @throws {DomainError} `forbidden`, `not_found`; {IllegalTransition}. So do the three below.
 */
export const pauseAccount = (ctx: Effects, input: OnAccount) => move(ctx, input, 'pause');

/** Puts a paused account back into service. */
export const resumeAccount = (ctx: Effects, input: OnAccount) => move(ctx, input, 'resume');

/** Ends a block or suspension whose cause a person calls gone. @throws as `pauseAccount`. */
export async function unblockAccount(ctx: Effects, input: OnAccount): Promise<void> {
  demandRight(input.by, 'account.unblock');
  const account = await findAccount(ctx.db, input.accountId);
  await move(ctx, input, account?.status === 'suspended' ? 'reinstate' : 'unblock');
}

/** Ends an account's service for good and withdraws its session; its history stays. */
export const retireAccount = (ctx: Effects, input: OnAccount) => move(ctx, input, 'retire');

const ACTIONS = {
  pause: { right: 'account.pause', action: 'account.paused' },
  resume: { right: 'account.resume', action: 'account.resumed' },
  unblock: { right: 'account.unblock', action: 'account.unblocked' },
  reinstate: { right: 'account.unblock', action: 'account.unblocked' },
  retire: { right: 'account.retire', action: 'account.retired' },
} as const satisfies Partial<Record<AccountEvent, { right: Right; action: string }>>;

async function move(ctx: Effects, input: OnAccount, event: keyof typeof ACTIONS): Promise<void> {
  const { right, action } = ACTIONS[event];
  demandRight(input.by, right);
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const account = await requireAccount(tx, input.accountId);
    await moveAccount(tx, account, event, { at, reason: input.reason ?? null });
    if (event === 'retire') {
      const generation = await liveGeneration(tx, account.id);
      if (generation) await endGeneration(tx, { generationId: generation.id, cause: 'withdrawn', at });
    }
    await recordAudit(tx, { actor: input.by, action, subject: { kind: 'account', id: account.id }, at });
    await ctx.events.emit(tx, { topic: 'account', id: account.id });
  });
}
