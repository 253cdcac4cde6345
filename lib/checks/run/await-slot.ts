import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Holder, SlotWanted } from '#/lib/sessions/read-lease.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { HOLD_MS, SLICE_MS } from '../model.ts';
import { chooseReader, soonerReader } from './choose-reader.ts';
import { type Assignment, assignedTo, ended, type Permission, type Run, type RunEffects, Superseded } from './model.ts';
import type { Pipeline } from './pipeline.ts';
import { type Slot, settleSlot } from './slot.ts';
import { nextSlot, type SlotAhead } from './slot-ahead.ts';

export type SlotAsker = {
  kind: RequestKind;
  holder: Holder;
  pipeline: Pipeline<SlotAhead>;
  mayMove: boolean;
};

/** A nearer slot is waited for without looking for a sooner one. */
const SOON_MS = 50;

/** However many others want the same account. */
const MOVES_LIMIT = 20;

/** Late slots given up in a row, at most. */
const LATE_LIMIT = 3;

/** Takes slot after slot, account after account, until one may ask, or the run ends. @throws {Superseded} */
export async function awaitSlot(
  ctx: RunEffects,
  run: Run,
  asker: SlotAsker,
  assigned: Assignment,
): Promise<Extract<Slot, { kind: 'ready' | 'ended' }>> {
  let assignment = assigned;
  let moves = asker.mayMove ? 0 : MOVES_LIMIT;
  for (let late = 0; ; ) {
    const permission = mayAsk(run);
    if (permission.kind === 'ended') return permission;
    const chosen = await chooseReader(ctx, run, assignment);
    if (chosen.kind === 'ended') return chosen;
    const { reader } = chosen;
    const wanted = slotFor(asker, reader);
    const near = moves < MOVES_LIMIT ? { withinMs: SOON_MS } : {};
    const taken = await nextSlot(ctx, asker.pipeline, { ...wanted, ...near });
    if (taken.kind === 'far') {
      const sooner = await soonerReader(ctx, run, { kind: asker.kind, waitMs: taken.waitMs });
      moves = sooner ? moves + 1 : MOVES_LIMIT;
      assignment = assignedTo(sooner ?? reader);
      continue;
    }
    const slot = await settleSlot(ctx, run, { reader, wanted, mayBeLate: late >= LATE_LIMIT }, taken);
    if (slot.kind === 'ready' || slot.kind === 'ended') return slot;
    if (slot.kind === 'wait') await ctx.clock.sleep(slot.ms, run.interrupted);
    if (slot.kind === 'late') late += 1;
    const gone = slot.kind === 'choose_again';
    assignment = { reader: gone ? slot.instead : reader, preferred: reader.accountId };
  }
}

/** This asker's request with one account. */
export function slotFor({ kind, holder }: SlotAsker, { accountId }: Reader): SlotWanted {
  return { accountId, kind, holdMs: HOLD_MS, holder };
}

function mayAsk(run: Run): Permission {
  if (run.superseded.aborted) throw new Superseded();
  if (run.stop.aborted) return ended({ kind: 'hand_over', because: 'deploy' });
  const isStuck = performance.now() - run.progressMs > SLICE_MS;
  return isStuck ? ended({ kind: 'hand_over', because: 'slice' }) : { kind: 'granted' };
}
