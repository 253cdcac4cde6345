/** `npm run env [-- --live]`: prints a new `.env` with fresh secrets, for an installation that runs in Docker alone. */
import { parseArgs } from 'node:util';
import { freshEnvText } from './env-file.ts';

const { values } = parseArgs({ options: { live: { type: 'boolean', default: false } } });
process.stdout.write(freshEnvText({ live: values.live }));
