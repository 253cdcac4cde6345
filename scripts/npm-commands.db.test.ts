/** The commands of package.json that work on an installation, started as npm starts them. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { bareEnvironment } from '#/testing/processes/bare-environment.ts';
import manifest from '../package.json' with { type: 'json' };
import { freshValues } from './settings/fresh-values.ts';

const { scripts } = manifest;
const tools = Object.entries(scripts).filter(([, line]) => line.startsWith('node scripts/with-settings.ts'));

const keys = freshValues();

let database: TestDatabase;
let backups: string;
beforeAll(async () => {
  database = await createDatabase();
  backups = await mkdtemp(join(tmpdir(), 'mutuals-backups-'));
});
afterAll(async () => {
  await database.close();
  await rm(backups, { recursive: true });
});

async function run(line: string, args: string[]) {
  const settings = { ...keys, DATABASE_URL: database.url, BACKUP_DIR: backups };
  const [, ...words] = line.split(' ');
  const env = bareEnvironment(settings);
  const child = spawn(process.execPath, [...words, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

it.each(tools)('npm run %s answers a word that it does not know with a sentence', async (_, line) => {
  const { code, out, err } = await run(line, ['no-such-word', 'nor-this']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/Usage:/);
  expect(err).not.toMatch(/bad option|\bat .*\.ts:/);
});

it('npm run backup writes a backup, and reads it whole again', async () => {
  const written = await run(scripts.backup, []);
  expect(written).toMatchObject({ code: 0, err: '', out: expect.stringContaining('read back and is whole') });
  const [file = ''] = await readdir(backups);
  const verified = await run(scripts.backup, ['verify', join(backups, file)]);
  expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Whole, written on') });
});
