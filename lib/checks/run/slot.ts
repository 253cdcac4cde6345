/**
 * When a stream may ask next, with which account and under which lease. Nothing here asks Instagram anything.
 */
import { after } from '#/lib/platform/clock.ts';
import { soonestRestMs } from '#/lib/sessions/pool.ts';
import {
  endReadLease,
  leaseForSlot,
  type ReadLease,
  type SlotWanted,
  type TakenSlot,
} from '#/lib/sessions/read-lease.ts';
import { findReader, type Reader, readerWith } from '#/lib/sessions/readers.ts';
import { HOLD_MS } from '../model.ts';
import { ended, type Run, type RunEffects, type RunEnded } from './model.ts';

export type Slot =
  /** Ask now, with this session and under this lease. */
  | { kind: 'ready'; reader: Reader; lease: ReadLease }
  /** Take another one after so many milliseconds. */
  | { kind: 'wait'; ms: number }
  /** It was taken so late that the request would crowd the next one's: it is given up for another. */
  | { kind: 'late' }
  /** This account has no session any more, or rests for longer than a run would hold: another one reads, `instead` if it is known. */
  | { kind: 'choose_again'; instead: Reader | null }
  | RunEnded;

type SlotInHand = {
  reader: Reader;
  wanted: SlotWanted;
  /** Asks all the same when the slot is used late: a process that is always late asks seldom. */
  mayBeLate: boolean;
};

/** How soon, in milliseconds, a run looks again whether the renewal of its session is done. */
const RENEWAL_LOOK_MS = 200;

/** Waits for a slot that was taken, and settles what it is worth. */
export async function settleSlot(
  ctx: RunEffects,
  run: Run,
  taking: SlotInHand,
  taken: Exclude<TakenSlot, { kind: 'far' }>,
): Promise<Slot> {
  switch (taken.kind) {
    case 'now':
      await ctx.clock.sleep(taken.waitMs, run.interrupted);
      return withSession(ctx, taking.reader, taken);
    case 'later':
      return whenItComes(ctx, run.interrupted, taking, taken);
    case 'rests':
      return restOrPark(ctx, run, taking.reader, taken.restsMs);
    case 'renewing':
      return { kind: 'wait', ms: RENEWAL_LOOK_MS };
    case 'gone':
      return { kind: 'choose_again', instead: null };
  }
}

/**
 * Waits for a slot that lies ahead. The session may have died meanwhile, or be about to be renewed: the lease is taken when the slot has
 * come. One that was taken ahead goes over into it, or is ended, so that nobody waits for a request that will not come.
 */
async function whenItComes(
  ctx: RunEffects,
  interrupted: AbortSignal,
  { reader, wanted, mayBeLate }: SlotInHand,
  { waitMs, held }: Extract<TakenSlot, { kind: 'later' }>,
): Promise<Slot> {
  const dueMs = performance.now() + waitMs; // behind us when it was taken ahead and has come meanwhile
  await ctx.clock.sleep(waitMs, interrupted);
  const leased = interrupted.aborted ? ({ kind: 'renewing' } as const) : await leaseForSlot(ctx.db, wanted);
  const late = !mayBeLate && isLate(performance.now() - dueMs, ctx.limits.listIntervalMs);
  if (leased.kind === 'now' && !late) return withSession(ctx, reader, leased);

  const unused = leased.kind === 'now' ? leased.lease : held;
  if (unused) await endReadLease(ctx.db, unused).catch(() => {}); // it lapses by itself
  if (leased.kind === 'gone') return { kind: 'choose_again', instead: null };
  return late ? { kind: 'late' } : { kind: 'wait', ms: 0 };
}

/** A slot that is used a whole interval late would bring two requests into one: no window holds more than its share. */
function isLate(lateMs: number, intervalMs: number): boolean {
  return intervalMs > 0 && lateMs > intervalMs;
}

/** Reads with the generation that stands now; the identity stays as the newest answer left it while the generation does. */
async function withSession(
  ctx: RunEffects,
  before: Reader,
  { generationId, lease }: { generationId: string; lease: ReadLease },
): Promise<Slot> {
  const reader = before.generation.id === generationId ? before : await readerWith(ctx, before, generationId);
  return reader ? { kind: 'ready', reader, lease } : { kind: 'choose_again', instead: null };
}

/** The account rests for longer than a run would hold: another one reads, or the check parks until the first of them all has rested. */
async function restOrPark(ctx: RunEffects, run: Run, { accountId }: Reader, restsMs: number): Promise<Slot> {
  const blind = [...run.blind];
  const instead = await findReader(ctx, { without: [accountId, ...blind], holdMs: HOLD_MS });
  if (instead) return { kind: 'choose_again', instead };
  const soonestMs = await soonestRestMs(ctx.db, { without: blind });
  const wakeAt = after(ctx.clock.now(), Math.min(restsMs, soonestMs ?? restsMs));
  return ended({ kind: 'park', reason: 'budget', wakeAt, accountId });
}
