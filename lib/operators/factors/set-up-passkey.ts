import { randomUUID } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { isDuplicate } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { MOST_PASSKEYS } from './model.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import { askForNewPasskey, judgeNewPasskey } from './passkeys.ts';
import type { PasskeyAnswer } from './schema.ts';
import { codesForTheFirst, type Keeper, settleFactors } from './settle-factors.ts';
import { insertFactor, lockFactors, selectPasskeys } from './store.ts';

/** For the browser to make a passkey. @throws {DomainError} `forbidden`; `conflict` when they have many. */
export async function beginPasskey(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operator: { id: string; email: string; name: string }; sessionId: string; place: PasskeyPlace; by: Actor },
) {
  demandRight(input.by, 'own.factors');
  const { operator, sessionId, place } = input;
  if ((await selectPasskeys(ctx.db, operator.id)).length >= MOST_PASSKEYS)
    throw new DomainError('conflict', `A person has at most ${MOST_PASSKEYS} passkeys. Remove one first.`);
  return askForNewPasskey(ctx, { ...operator, operatorId: operator.id, askedBy: `add:${sessionId}`, place });
}

/**
 * Takes a passkey into use that answers `beginPasskey` in this session; ends other sessions.
 * @returns `codes`: recovery codes with the first factor, this once.
 * @throws {DomainError} `forbidden` when the answer does not fit or is late; `conflict` when it is known.
 */
export async function addPasskey(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Keeper & { name: string; answer: PasskeyAnswer; place: PasskeyPlace; by: Actor },
): Promise<{ codes: string[] | null }> {
  demandRight(input.by, 'own.factors');
  const { operatorId, sessionId, name, answer, place } = input;
  const passkey = await judgeNewPasskey(ctx, { askedBy: `add:${sessionId}`, place, answer });
  if (!passkey) throw new DomainError('forbidden', 'This passkey does not fit what was asked. Begin again.');
  const first = await codesForTheFirst(ctx.db, operatorId);
  try {
    await ctx.db.transaction(async (tx) => {
      const at = ctx.clock.now();
      await lockFactors(tx, operatorId);
      const row = { ...passkey, id: randomUUID(), operatorId, kind: 'passkey' as const, name, rpId: place.rpId };
      await insertFactor(tx, { ...row, at, provenAt: at });
      await settleFactors(tx, { ...input, at, first, detail: { kind: 'passkey', name } });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('conflict', 'This passkey is known already.');
  }
  return { codes: first?.codes ?? null };
}
