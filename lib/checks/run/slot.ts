/** When a stream may ask next, with which account and lease. Sends no request. */
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
  /** Too late, it would crowd the next one: take another. */
  | { kind: 'late' }
  /** No session, or a long rest; `instead` reads if known. */
  | { kind: 'choose_again'; instead: Reader | null }
  | RunEnded;

type SlotInHand = {
  reader: Reader;
  wanted: SlotWanted;
  /** A process that is always late asks seldom. */
  mayBeLate: boolean;
};

/** How often a run looks whether its session's renewal is done. */
const RENEWAL_LOOK_MS = 200;

/** Waits for a taken slot and settles what it is worth. */
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
      return restOrPark(ctx, run, taking, taken.restsMs);
    case 'renewing':
      return { kind: 'wait', ms: RENEWAL_LOOK_MS };
    case 'gone':
      return { kind: 'choose_again', instead: null };
  }
}

/** Waits for a slot, then takes the lease: the session may have died meanwhile. */
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

/** A whole interval late, two requests would fall into one. */
function isLate(lateMs: number, intervalMs: number): boolean {
  return intervalMs > 0 && lateMs > intervalMs;
}

/** The current generation; while unchanged, the identity as the newest answer left it. */
async function withSession(
  ctx: RunEffects,
  before: Reader,
  { generationId, lease }: { generationId: string; lease: ReadLease },
): Promise<Slot> {
  const reader = before.generation.id === generationId ? before : await readerWith(ctx, before, generationId);
  return reader ? { kind: 'ready', reader, lease } : { kind: 'choose_again', instead: null };
}

/** Another account reads, or the check parks until one has rested and has names again. */
async function restOrPark(ctx: RunEffects, run: Run, { wanted }: SlotInHand, restsMs: number): Promise<Slot> {
  const { accountId, kind } = wanted;
  const blind = [...run.blind];
  const instead = await findReader(ctx, { without: [accountId, ...blind], holdMs: HOLD_MS, kind });
  if (instead) return { kind: 'choose_again', instead };
  const soonestMs = await soonestRestMs(ctx, { without: blind, kind });
  if (soonestMs !== null && soonestMs <= HOLD_MS) return { kind: 'wait', ms: soonestMs }; // a page came meanwhile, shorter than feared
  const wakeAt = after(ctx.clock.now(), Math.min(restsMs, soonestMs ?? restsMs));
  return ended({ kind: 'park', reason: 'budget', wakeAt, accountId });
}
