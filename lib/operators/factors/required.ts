import type { Ctx } from '#/lib/context.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import type { Role } from '../role.ts';

/** One line of the table `settings`; absent means no. */
const REQUIRED_FOR_OWNERS = 'second_factor.required_for_owners';

/** Whether somebody with this role may do nothing before they have a second factor. */
export async function isFactorRequired(db: Db | Tx, role: Role): Promise<boolean> {
  return role === 'owner' && (await readSetting(db, REQUIRED_FOR_OWNERS)) === true;
}

/** Makes a second factor a duty of owners, or a choice. Owners without one are led to set one up, from the next request on. */
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
