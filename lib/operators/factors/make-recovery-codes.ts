import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { RECOVERY_CODES } from './model.ts';
import { newRecoveryCodes } from './recovery-code.ts';
import { lockFactors, replaceRecoveryCodes, selectFactors } from './store.ts';

/** Returns new recovery codes, this once. @throws {DomainError} `forbidden`; `conflict` without a factor. */
export async function makeRecoveryCodes(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { operatorId, by }: { operatorId: string; by: Actor },
): Promise<string[]> {
  demandRight(by, 'own.factors');
  const { codes, hashes } = await newRecoveryCodes(RECOVERY_CODES);
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await lockFactors(tx, operatorId);
    if ((await selectFactors(tx, operatorId)).length === 0)
      throw new DomainError('conflict', 'Recovery codes stand in for a second factor. Set one up first.');
    await replaceRecoveryCodes(tx, operatorId, hashes, at);
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, { actor: by, action: 'operator.recovery_codes_made', subject, at });
  });
  return codes;
}
