import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { changedSettings } from '#/lib/platform/running-limits.ts';
import { UNITS } from '#/lib/platform/settings/kinds.ts';
import { CHANGEABLE_SETTINGS } from '#/lib/platform/settings.ts';
import type { SettingView } from './view.ts';

/** Every changeable setting as it is now. @throws {DomainError} `forbidden` */
export async function readSettings(ctx: Pick<Ctx, 'db' | 'givenLimits'>, input: { by: Actor }): Promise<SettingView[]> {
  demandRight(input.by, 'setting.list');
  const changed = await changedSettings(ctx.db);
  return CHANGEABLE_SETTINGS.map(({ key, name, about, amount, changeable, schema }) => {
    const change = changed.get(name);
    const usual = ctx.givenLimits[key] / UNITS[amount.unit];
    const value = change?.value ?? null;
    return {
      name,
      about: { en: about, ...changeable },
      ...amount,
      usual,
      value: value !== null && schema.safeParse(value).success ? value : usual,
      changed: change ? { by: change.by, at: change.at } : null,
    };
  });
}
