import type { Reader } from '#/lib/sessions/readers.ts';
import { longRest } from '../endurance.ts';
import { rest } from '../faults/account-faults.ts';
import type { Run, RunEffects } from './model.ts';

/** Whatever this account is asked, Instagram wants silence: a long rest, longer each round. Another account that is free reads on. */
export async function holdBack(ctx: RunEffects, run: Pick<Run, 'evidence'>, reader: Reader): Promise<void> {
  run.evidence.softBlocks = 0;
  run.evidence.rounds += 1;
  const ms = longRest(ctx.limits.restMs, run.evidence.rounds);
  await rest(ctx, reader, ms);
}
