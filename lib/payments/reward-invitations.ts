import { addCredits } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { takeInvitations } from '#/lib/customers/reward-referrals.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';

/**
 * Gives somebody the credits for those whom they invited, as often as there are enough of them; each counts once.
 * @returns how many credits were given.
 * @throws {DomainError} `forbidden`
 */
export async function rewardInvitations(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>,
  input: { customerId: bigint; by: Actor },
): Promise<number> {
  demandRight(input.by, 'customer.remember');
  let given = 0;
  for (let reward = await giveOne(ctx, input.customerId); reward > 0; reward = await giveOne(ctx, input.customerId))
    given += reward;
  return given;
}

async function giveOne(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>,
  customerId: bigint,
): Promise<number> {
  const { invitesPerBonus: invited, bonusCredits: credits } = ctx.limits;
  if (credits === 0) return 0;
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const reward = await takeInvitations(tx, customerId, invited);
    if (!reward) return 0;
    const entry = {
      customerId,
      kind: 'bonus',
      credits,
      requestKey: `invited:${reward}`,
      by: 'invitations',
      at,
    } as const;
    if (!(await addCredits(tx, entry))) throw new Error('an invitation was rewarded twice');
    await enqueueMoneyNotice(ctx, tx, {
      kind: 'invited_enough',
      payload: { credits, invited },
      customerId,
      about: reward,
      at,
    });
    await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
    return credits;
  });
}
