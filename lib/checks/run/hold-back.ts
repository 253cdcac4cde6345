import type { Reader } from '#/lib/sessions/readers.ts';
import { longRest } from '../endurance.ts';
import { rest, restTroubled } from '../faults/account-faults.ts';
import type { RefusedAnswer } from '../faults/policy.ts';
import type { Run, RunEffects } from './model.ts';

/** Instagram refuses this account everything: a long rest, longer each round. Others read on. */
export async function holdBack(ctx: RunEffects, run: Pick<Run, 'evidence'>, reader: Reader): Promise<void> {
  run.evidence.softBlocks = 0;
  run.evidence.rounds += 1;
  await rest(ctx, reader, longRest(ctx.limits.restMs, run.evidence.rounds));
}

/** It is shown nobody, or nobody's lists: it rests as long, and operators are told. */
export async function leaveTroubled(ctx: RunEffects, run: Run, reader: Reader, refused: RefusedAnswer): Promise<void> {
  run.evidence.rounds += 1;
  await restTroubled(ctx, reader, refused, longRest(ctx.limits.restMs, run.evidence.rounds));
}
