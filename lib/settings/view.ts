import { z } from 'zod';
import { Language } from '#/lib/platform/enums.ts';
import { UNITS, type Unit } from '#/lib/platform/settings/kinds.ts';
import { Moment } from '#/lib/platform/wire.ts';

/** All numbers are in its unit. `usual`: what counts unless changed. `changed`: by whom last; null: nobody. */
export const SettingView = z.object({
  name: z.string(),
  about: z.record(z.enum(Language), z.string()),
  unit: z.enum(Object.keys(UNITS) as [Unit, ...Unit[]]),
  min: z.number(),
  max: z.number(),
  usual: z.number(),
  value: z.number(),
  changed: z.object({ by: z.string(), at: Moment }).nullable(),
});
export type SettingView = z.input<typeof SettingView>;

/** `until`: when it ends by itself; null: when somebody ends it. */
export const Maintenance = z
  .object({ until: Moment.nullable(), since: Moment, by: z.string() })
  .meta({ id: 'Maintenance', description: 'While it lasts, new checks are not taken.' });
export type Maintenance = z.input<typeof Maintenance>;
