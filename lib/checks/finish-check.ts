import { captureCredit, releaseCredit } from '#/lib/billing/settle-check.ts';
import type { Ctx } from '#/lib/context.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import { type Db, isOutage, type Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { compareWithLast } from './changes/compare-with-last.ts';
import { type Compared, dropComparisonOfFailed } from './changes/store.ts';
import { dropParts } from './compare/store.ts';
import { judgeResult } from './judge-result.ts';
import type { Check, CheckFailure } from './model.ts';
import { findCheck, type MoveFacts, moveCheck } from './store.ts';
import type { Certificate } from './view.ts';

export type FailEffects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>;
type FinishEffects = FailEffects & Pick<Ctx, 'limits' | 'log'>;

/** Certifies, compares and ends a check in one transaction with money and message. Only a whole result is paid for. */
export async function finishCheck(ctx: FinishEffects, seen: Check): Promise<Certificate> {
  const at = ctx.clock.now();
  const check = (await findCheck(ctx.db, seen.id)) ?? seen;
  const { certificate, relations } = await judgeResult(ctx, check, { run: seen.run, at });

  const knowsAll = certificate.lists.some(({ list, verdict }) => list === 'followers' && verdict === 'whole');
  const compared = { id: seen.id, run: seen.run, knowsAll };
  if (certificate.whole) await compareBesides(ctx, compared, relations.followers + relations.following);

  const { mutual: mutualCount, notMutual: notMutualCount, unknown: unknownCount } = relations;
  const read = { followersRead: relations.followers, followingRead: relations.following };
  await complete(ctx, seen, { certificate, mutualCount, notMutualCount, unknownCount, ...read }, at);
  return certificate;
}

type FinishedResult = NonNullable<MoveFacts['result']> & { certificate: Certificate };

/** @throws {IllegalTransition} somebody moved the check first; then nothing stays of what this run compared. */
async function complete(ctx: FinishEffects, check: Check, result: FinishedResult, at: Date): Promise<void> {
  const { id: checkId, customerId } = check;
  const { whole } = result.certificate;
  try {
    await ctx.db.transaction(async (tx) => {
      await moveCheck(tx, check, 'finish', { at, reason: whole ? 'whole' : 'not_whole', result });
      await (whole ? captureCredit : releaseCredit)(tx, { checkId, at });
      await enqueueForCustomer(ctx, tx, { kind: 'check_result', payload: {}, customerId, checkId, at });
      await hint(ctx, tx, check);
    });
  } catch (error) {
    if (error instanceof IllegalTransition) await forgetRefused(ctx.db, check);
    throw error;
  }
}

async function forgetRefused(db: Db, check: Check): Promise<void> {
  await dropParts(db, check);
  await dropComparisonOfFailed(db, check);
}

/** What changed is told besides: a result is not lost because it could not be compared. */
async function compareBesides(ctx: FinishEffects, check: Compared, people: number): Promise<void> {
  try {
    await compareWithLast(ctx, check, people);
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.warn({ checkId: check.id, err: error }, 'a result could not be compared with the one before');
  }
}

/** Ends a check without a result; its credit goes back. @throws {IllegalTransition} somebody moved it first. */
export function failCheck(ctx: FailEffects, check: Check, failure: CheckFailure): Promise<void> {
  return ctx.db.transaction((tx) => writeFailure(ctx, tx, check, failure));
}

/** The same, in the caller's transaction. */
export async function writeFailure(ctx: FailEffects, tx: Tx, check: Check, failure: CheckFailure): Promise<void> {
  const at = ctx.clock.now();
  await moveCheck(tx, check, 'fail', { at, reason: failure });
  await releaseCredit(tx, { checkId: check.id, at });
  await enqueueForCustomer(ctx, tx, {
    kind: 'check_failed',
    payload: { failure },
    customerId: check.customerId,
    checkId: check.id,
    at,
  });
  await hint(ctx, tx, check);
}

async function hint(ctx: Pick<Ctx, 'events'>, tx: Tx, check: Pick<Check, 'id' | 'customerId'>): Promise<void> {
  await ctx.events.emit(tx, { topic: 'check', id: check.id });
  await ctx.events.emit(tx, { topic: 'customer', id: String(check.customerId) });
}
