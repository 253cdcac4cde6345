import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { ended, type Permission, type RunEffects } from './model.ts';

/** Ends the run when the profile's owner asked not to be read. */
export async function demandReadable(ctx: Pick<RunEffects, 'db'>, targetId: bigint): Promise<Permission> {
  return (await isOptedOut(ctx.db, targetId)) ? ended({ kind: 'fail', failure: 'opted_out' }) : { kind: 'granted' };
}
