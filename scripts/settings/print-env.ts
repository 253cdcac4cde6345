/**
 * `npm run env`: prints a fresh `.env` for Docker; `--live` without the sandbox. `--renew` rewrites what follows from
 * the settings.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../paths.ts';
import { freshEnvText } from './env-file.ts';
import { WRITTEN_PLACES } from './written-places.ts';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({ options: { live: flag, renew: flag } });

if (values.renew) {
  for (const { file, renew } of WRITTEN_PLACES) {
    const path = join(ROOT, file);
    writeFileSync(path, renew(readFileSync(path, 'utf8')));
  }
} else process.stdout.write(freshEnvText({ live: values.live }));
