import type { Actor } from '#/lib/operators/audit.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';

const BY: Actor = { kind: 'system', id: null, name: 'demo' };

/** A token for the demo's length, in the database at `url`. */
export async function ownToken(url: string): Promise<{ secret: string; end: () => Promise<void> }> {
  const ctx = { db: openDb({ url, max: 1, name: 'mutuals demo' }), clock: systemClock };
  const { secret, token } = await createToken(ctx, { name: 'demo', role: 'owner', days: 1, by: BY });
  const end = async () => {
    await revokeToken(ctx, { tokenId: token.id, by: BY }).catch(() => {}); // it expires tomorrow
    await ctx.db.close();
  };
  return { secret, end };
}
