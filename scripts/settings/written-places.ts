import { composeSettings } from './compose-settings.ts';
import { exampleEnvText } from './env-file.ts';
import { settingsTable } from './settings-table.ts';

export const WRITTEN_PLACES: readonly { file: string; renew(text: string): string }[] = [
  { file: '.env.example', renew: exampleEnvText },
  {
    file: 'docs/operations.md',
    renew: (text) => text.replace(/^\| setting \| meaning .*\n(\|.*\n)*/m, () => `${settingsTable()}\n`),
  },
  {
    file: 'docker-compose.yml',
    renew: (text) => text.replace(/(?<=^# ── settings.*\n)[\s\S]*?\n(?=# ──)/m, () => `${composeSettings()}\n`),
  },
];
