import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { ended, type Permission, type RunEffects } from './model.ts';

/** Nobody is read who asked not to be, whenever they asked: the run ends then. */
export async function demandReadable(ctx: Pick<RunEffects, 'db'>, targetId: bigint): Promise<Permission> {
  return (await isOptedOut(ctx.db, targetId)) ? ended({ kind: 'fail', failure: 'opted_out' }) : { kind: 'granted' };
}
