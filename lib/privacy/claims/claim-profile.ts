import { countLook, hasShare } from '#/lib/checks/look-up/share.ts';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
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

type NoLook = 'too_soon' | 'too_old' | 'too_often';
export type Proof = { finding: Finding | NoLook; claim: OptOutClaim };

/**
 * Lets a worker look whether the word is in the biography, and waits for what it finds. It counts as a look-up.
 * @returns `unknown` when nobody could look in time; `too_often` when this customer had too many profiles looked at.
 * @throws {DomainError} `forbidden`; `not_found` for another's claim.
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
  const refused = await ctx.db.transaction((tx) => askForLook(ctx, tx, claim, at));
  return { finding: refused ?? (await awaitFinding(ctx, claimId, after(at, PATIENCE_MS))), claim };
}

/** @returns why there is no look; null when a worker was asked for one. */
async function askForLook(ctx: Pick<Ctx, 'queue'>, tx: Tx, claim: OptOutClaim, at: Date): Promise<NoLook | null> {
  const { id: claimId, customerId, username } = claim;
  const madeSince = after(at, -CLAIM_MS);
  if (claim.askedAt <= madeSince) return 'too_old';
  await lockCustomer(tx, customerId);
  if (!(await hasShare(tx, customerId, at))) return 'too_often';
  if (!(await wantLook(tx, claimId, { at, notSince: after(at, -LOOK_EVERY_MS), madeSince }))) return 'too_soon';
  await countLook(tx, { customerId, username, at });
  await ctx.queue.send('profile.prove', { claimId }, { tx });
  return null;
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
