/** The slot of the next request, taken while this one is under way, so that its way to the database costs no time. */
import { impatientDb } from '#/lib/platform/patient-db.ts';
import { returnPlace } from '#/lib/sessions/budget.ts';
import { endReadLease, type SlotWanted, type TakenSlot, takeSlot } from '#/lib/sessions/read-lease.ts';
import type { RunEffects } from './model.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';

export type SlotAhead = { wanted: SlotWanted; slot: TakenSlot };

type Effects = Pick<RunEffects, 'db' | 'limits'>;

/** So many milliseconds what was said about a session counts as said just now. */
const FRESH_MS = 50;

/** A pipeline that takes slots ahead. One that is not needed is given back, with its lease. */
export function createSlotPipeline(ctx: Effects): Pipeline<SlotAhead> {
  return createPipeline((ahead) => giveBack(ctx, ahead));
}

/** Takes the slot of the next request ahead. */
export function takeSlotAhead(ctx: Effects, pipeline: Pipeline<SlotAhead>, wanted: SlotWanted): void {
  pipeline.takeAhead(async () => ({ wanted, slot: await takeSlot(ctx, wanted) }));
}

/**
 * The slot that was taken ahead, as it stands now, or else a fresh one. Whether the session is still the one is asked again before
 * an older slot is used: it comes as `later`, with the lease that was taken with it.
 */
export async function nextSlot(ctx: Effects, pipeline: Pipeline<SlotAhead>, wanted: SlotWanted): Promise<TakenSlot> {
  const taken = await pipeline.taken();
  if (taken.kind === 'nothing') return takeSlot(ctx, wanted);
  const { slot, wanted: before } = taken.value;
  if (before.accountId !== wanted.accountId || before.kind !== wanted.kind) {
    await giveBack(ctx, taken.value);
    return takeSlot(ctx, wanted);
  }
  if (slot.kind !== 'now' && slot.kind !== 'later') return takeSlot(ctx, wanted);
  const agoMs = performance.now() - taken.atMs;
  if (slot.kind === 'now' && agoMs <= FRESH_MS) return slot;
  const held = slot.kind === 'now' ? { held: slot.lease } : {};
  return { kind: 'later', waitMs: slot.waitMs - agoMs, slot: slot.slot, ...held };
}

/** Gives back a slot that was taken ahead and is not needed: the lease, and the place while nobody has taken the one behind it. */
export async function dropSlotAhead(ctx: Effects, pipeline: Pipeline<SlotAhead>): Promise<void> {
  const taken = await pipeline.taken();
  if (taken.kind === 'taken') await giveBack(ctx, taken.value);
}

/** Each statement once: a place that is given back twice would be handed out twice. */
async function giveBack({ db: patient, limits }: Effects, { wanted, slot: taken }: SlotAhead): Promise<void> {
  if (taken.kind !== 'now' && taken.kind !== 'later') return;
  const { accountId, kind } = wanted;
  const db = impatientDb(patient);
  await returnPlace({ db, limits }, { accountId, kind, slot: taken.slot }).catch(() => {}); // one place less is used: no harm
  if (taken.kind === 'now') await endReadLease(db, taken.lease).catch(() => {}); // it lapses by itself
}
