/**
 * `npm run env`: prints a new `.env` with fresh secrets, for an installation that runs in Docker alone.
 * `--live` leaves the sandbox line out; `--example` prints `.env.example`; `--table` the table of docs/operations.md.
 */
import { parseArgs } from 'node:util';
import { SETTINGS } from './catalogue.ts';
import { exampleEnvText, freshEnvText } from './env-file.ts';
import { settingsTable } from './settings-table.ts';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({ options: { live: flag, example: flag, table: flag } });

if (values.table) console.log(settingsTable(SETTINGS));
else process.stdout.write(values.example ? exampleEnvText() : freshEnvText({ live: values.live }));
