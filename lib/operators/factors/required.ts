import type { Ctx } from '#/lib/context.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { RULE_KEYS } from '../model.ts';
import { demandRight } from '../rights.ts';
import type { Role } from '../role.ts';

const REQUIRED_FOR_OWNERS = RULE_KEYS.factorForOwners;

/** Whether this role needs a second factor first. */
export async function isFactorRequired(db: Db | Tx, role: Role): Promise<boolean> {
  return role === 'owner' && (await readSetting(db, REQUIRED_FOR_OWNERS)) === true;
}

/** Requires a second factor of owners, or not, from the next request on. @throws {DomainError} `forbidden`. */
export async function requireFactors(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { required, by }: { required: boolean; by: Actor },
): Promise<void> {
  demandRight(by, 'factors.require');
  await ctx.db.transaction(async (tx) => {
    await writeSetting(tx, REQUIRED_FOR_OWNERS, required);
    await recordAudit(tx, {
      actor: by,
      action: 'setting.second_factor_required',
      subject: { kind: 'setting', id: REQUIRED_FOR_OWNERS },
      detail: { required },
      at: ctx.clock.now(),
    });
  });
}
