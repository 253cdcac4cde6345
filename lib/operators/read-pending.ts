import type { Ctx } from '#/lib/context.ts';
import { passkeyPlaceOf } from './factors/passkey-place.ts';
import { type AskedBy, askForPasskey } from './factors/passkeys.ts';
import { findSeed, selectPasskeys } from './factors/store.ts';
import { findPending } from './pending-store.ts';

/** What the second step of a sign-in can be answered with; `passkey`: one that works for the address at hand. */
export type PendingView = { name: string; app: boolean; passkey: boolean };

/** The begun sign-in that a browser's secret names, or null when there is none any more. */
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

/** What the browser of a begun sign-in needs to answer with a passkey; null when there is no such sign-in, or no passkey. */
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
