import type { Ctx } from '#/lib/context.ts';
import { passkeyPlaceOf } from './factors/passkey-place.ts';
import { type AskedBy, askForPasskey } from './factors/passkeys.ts';
import { findSeed, selectPasskeys } from './factors/store.ts';
import { findPending } from './pending-store.ts';

/** The second step's ways; `passkey`: one for this address. */
export type PendingView = { name: string; app: boolean; passkey: boolean };

/** The begun sign-in of a browser's secret; null when there is none. */
export async function readPending(
  ctx: Pick<Ctx, 'db' | 'clock' | 'dashboard'>,
  { pending }: { pending: string },
): Promise<PendingView | null> {
  const found = await findPending(ctx.db, pending, ctx.clock.now());
  if (!found) return null;
  const { id, name } = found.operator;
  const here = passkeyPlaceOf(ctx.dashboard);
  const passkeys = here.ok ? await selectPasskeys(ctx.db, id, here.place.rpId) : [];
  return { name, app: (await findSeed(ctx.db, id, true)) !== null, passkey: passkeys.length > 0 };
}

/** For the browser to answer with a passkey; null without sign-in or passkey. */
export async function askPendingPasskey(
  ctx: Pick<Ctx, 'db' | 'clock' | 'dashboard'>,
  { pending }: { pending: string },
) {
  const here = passkeyPlaceOf(ctx.dashboard);
  const found = here.ok ? await findPending(ctx.db, pending, ctx.clock.now()) : null;
  if (!here.ok || !found) return null;
  const askedBy: AskedBy = `sign-in:${found.id}`;
  return askForPasskey(ctx, { operatorId: found.operator.id, askedBy, place: here.place });
}
