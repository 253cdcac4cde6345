import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { CLAIM_MS, FINDINGS, type Finding, LOOK_EVERY_MS, newWord, PATIENCE_MS } from './model.ts';
import { claimSince, countClaims, findClaim, type OptOutClaim, wantLook } from './store.ts';

const CLAIMS_PER_DAY = 5;
const POLL_MS = 200;

/**
 * Gives a customer the word that proves that a profile is theirs; the same one for a day.
 * @throws {DomainError} `forbidden`; `not_found`; `throttled` after five profiles in a day.
 */
export async function claimProfile(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { customerId: bigint; username: string; by: Actor },
): Promise<OptOutClaim> {
  const { customerId, username, by } = input;
  demandRight(by, 'opt_out.claim', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
    const claim = await claimSince(tx, { customerId, username, word: newWord(), at, since: after(at, -CLAIM_MS) });
    if ((await countClaims(tx, customerId, after(at, -DAY_MS))) > CLAIMS_PER_DAY)
      throw new DomainError('throttled', 'Too many profiles in a day.');
    return claim;
  });
}

export type Proof = { finding: Finding | 'too_soon' | 'too_old'; claim: OptOutClaim };

/**
 * Lets a worker look whether the word is in the biography, and waits for what it finds.
 * @returns `unknown` when nobody could look in time. @throws {DomainError} `forbidden`; `not_found` for another's claim.
 */
export async function proveClaim(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue'>,
  input: { customerId: bigint; claimId: string; by: Actor },
): Promise<Proof> {
  const { customerId, claimId, by } = input;
  demandRight(by, 'opt_out.claim', customerId);
  const claim = await findClaim(ctx.db, claimId);
  if (!claim || claim.customerId !== customerId) throw notFound('claim', claimId);
  const at = ctx.clock.now();
  const madeSince = after(at, -CLAIM_MS);
  const wanted = await ctx.db.transaction(async (tx) => {
    const asks = await wantLook(tx, claimId, { at, notSince: after(at, -LOOK_EVERY_MS), madeSince });
    if (asks) await ctx.queue.send('profile.prove', { claimId }, { tx });
    return asks;
  });
  if (!wanted) return { finding: claim.askedAt > madeSince ? 'too_soon' : 'too_old', claim };
  return { finding: await awaitFinding(ctx, claimId, after(at, PATIENCE_MS)), claim };
}

async function awaitFinding(ctx: Pick<Ctx, 'db' | 'clock'>, claimId: string, until: Date): Promise<Finding> {
  for (;;) {
    const found = (await findClaim(ctx.db, claimId))?.finding;
    const finding = FINDINGS.find((one) => one === found);
    if (finding) return finding;
    if (ctx.clock.now() >= until) return 'unknown';
    await ctx.clock.sleep(POLL_MS);
  }
}
