import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { changedSettings, rereadLimits } from '#/lib/platform/running-limits.ts';
import { CHANGEABLE_SETTINGS } from '#/lib/platform/settings.ts';
import { writeSetting } from '#/lib/platform/stored-setting.ts';

/** `whole`: no decimals. */
export type SettingChanged =
  | { ok: true }
  | { ok: false; reason: 'out_of_bounds'; min: number; max: number; whole: boolean };

/**
 * Changes a limit, or sets it back, for every process within REREAD_MS. @param input.value in its unit; null sets it
 * back.
 * @returns `out_of_bounds` with nothing changed. @throws {DomainError} `forbidden`; `not_found` for no changeable
 * setting.
 */
export async function changeSetting(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits' | 'givenLimits'>,
  input: { name: string; value: number | null; by: Actor },
): Promise<SettingChanged> {
  const { name, value, by } = input;
  demandRight(by, 'setting.change');
  const setting = CHANGEABLE_SETTINGS.find((one) => one.name === name);
  if (!setting) throw notFound('setting', name);
  const { min, max, unit } = setting.amount;
  if (value !== null && !setting.schema.safeParse(value).success)
    return { ok: false, reason: 'out_of_bounds', min, max, whole: unit !== 'percent' };

  await ctx.db.transaction(async (tx) => {
    const from = (await changedSettings(tx)).get(name)?.value ?? null;
    await writeSetting(tx, name, { value, by: by.name });
    await recordAudit(tx, {
      actor: by,
      action: value === null ? 'setting.set_back' : 'setting.changed',
      subject: { kind: 'setting', id: name },
      detail: { from, to: value },
      at: ctx.clock.now(),
    });
  });
  await rereadLimits(ctx);
  return { ok: true };
}
