import type { Setting } from '#/lib/platform/settings/kinds.ts';
import { SETTING_GROUPS } from '#/lib/platform/settings.ts';
import { meaningOf } from './render-env.ts';

/** For docs/operations.md. Pure. */
export function settingsTable(): string {
  const rows = SETTING_GROUPS.flatMap(({ title, settings }) => [
    `| **${title}** | | | |`,
    ...Object.values(settings).map(
      (setting) =>
        `| \`${setting.name}\` | ${meaningOf(setting)} | ${usual(setting)} | ${setting.goesTo.join(', ') || '–'} |`,
    ),
  ]);
  return ['| setting | meaning | usually | received by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function usual({ fresh, generated, default: usually, example }: Setting): string {
  if (generated) return 'generated';
  const value = fresh ?? usually ?? example ?? '';
  return value === '' ? 'none' : `\`${value}\``;
}
