/** What a failed attempt keeps of an accepted sign-in, sealed; the next one continues it without the password. */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Held } from '#/lib/instagram/browser/model.ts';
import { cookieOf } from '#/lib/instagram/identity.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { parseIdentity } from '#/lib/sessions/sealed-identity.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import { newestHeld, writeHeld } from './held-store.ts';
import { HELD_FOR_MS, HELD_FOR_PERSON_MS } from './policy.ts';

export type HeldSignIn = Held & { since: Date };

/**
 * The account's newest held sign-in; null when there is none, a session came since, or it is too old.
 * @throws {DomainError} `unsealable`
 */
export async function openHeld(
  ctx: Pick<WorkerCtx, 'db' | 'vault' | 'clock'>,
  input: { accountId: string; bornAfter: Date | null },
): Promise<HeldSignIn | null> {
  const row = await newestHeld(ctx.db, input);
  if (!row?.sealedHeld || !row.heldSince) return null;
  const keptMs = row.failure === 'warning' ? HELD_FOR_PERSON_MS : HELD_FOR_MS;
  if (row.heldSince < after(ctx.clock.now(), -keptMs)) return null;
  const stored: Record<string, unknown> = JSON.parse(
    ctx.vault.openText(placeOf('attemptHeld', row.id), row.sealedHeld),
  );
  return {
    identity: parseIdentity(stored.identity),
    signedIn: stored.signedIn === true,
    place: typeof stored.place === 'string' ? stored.place : null,
    since: row.heldSince,
  };
}

/** Keeps a sign-in with the ending attempt. One held before keeps its age. */
export async function keepHeld(
  ctx: Pick<WorkerCtx, 'sealer'>,
  tx: Tx,
  input: { attemptId: string; held: Held; before: HeldSignIn | null; at: Date },
): Promise<void> {
  const { attemptId, held, before, at } = input;
  const isSame = before !== null && keyOf(before) === keyOf(held);
  const sealedHeld = ctx.sealer.seal(placeOf('attemptHeld', attemptId), JSON.stringify(held));
  await writeHeld(tx, attemptId, { sealedHeld, heldSince: isSame ? before.since : at });
}

function keyOf({ signedIn, identity }: Held): string {
  return signedIn ? (cookieOf(identity, 'sessionid') ?? '') : '';
}
