import { GENERATED, type Setting, type SettingGroup } from './catalogue.ts';

/** The settings as a table in Markdown, for docs/operations.md. Pure. */
export function settingsTable(groups: readonly SettingGroup[]): string {
  const rows = groups.flatMap(({ title, settings }) => [
    `| **${title}** | | | |`,
    ...settings.map(
      (setting) => `| \`${setting.name}\` | ${setting.about} | ${usual(setting)} | ${setting.for.join(', ') || '–'} |`,
    ),
  ]);
  return ['| setting | meaning | usually | received by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function usual({ usual, fresh }: Setting): string {
  if (fresh === GENERATED) return 'generated';
  const value = fresh ?? usual ?? '';
  return value === '' ? 'none' : `\`${value}\``;
}
