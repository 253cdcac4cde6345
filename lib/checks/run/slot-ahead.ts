import { impatientDb } from '#/lib/platform/patient-db.ts';
import { returnPlace } from '#/lib/sessions/budget.ts';
import { endReadLease, type SlotWanted, type TakenSlot, takeSlot } from '#/lib/sessions/read-lease.ts';
import type { RunEffects } from './model.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';

export type SlotAhead = { wanted: SlotWanted; slot: TakenSlot };

type Effects = Pick<RunEffects, 'db' | 'limits'>;

/** A session's state counts as fresh this long. */
const FRESH_MS = 50;

/** Takes slots ahead; returns unused ones with their lease. */
export function createSlotPipeline(ctx: Effects): Pipeline<SlotAhead> {
  return createPipeline((ahead) => giveBack(ctx, ahead));
}

/** Takes the slot of the next request. */
export function takeSlotAhead(ctx: Effects, pipeline: Pipeline<SlotAhead>, wanted: SlotWanted): void {
  pipeline.takeAhead(async () => ({ wanted, slot: await takeSlot(ctx, wanted) }));
}

/** The slot taken ahead, or a fresh one. An older one comes as `later`: its session is checked again. */
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

/** Returns an unused slot: its lease, and its place while it is the last. */
export async function dropSlotAhead(ctx: Effects, pipeline: Pipeline<SlotAhead>): Promise<void> {
  const taken = await pipeline.taken();
  if (taken.kind === 'taken') await giveBack(ctx, taken.value);
}

/** Once each: a place returned twice would be handed out twice. */
async function giveBack({ db: patient, limits }: Effects, { wanted, slot: taken }: SlotAhead): Promise<void> {
  if (taken.kind !== 'now' && taken.kind !== 'later') return;
  const { accountId, kind } = wanted;
  const db = impatientDb(patient);
  await returnPlace({ db, limits }, { accountId, kind, slot: taken.slot }).catch(() => {}); // one unused place: no harm
  if (taken.kind === 'now') await endReadLease(db, taken.lease).catch(() => {}); // it lapses by itself
}
