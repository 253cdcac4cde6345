import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeAttemptDirectory } from './attempt-directory.ts';
import { sweepBrowsers } from './leavings.ts';

const HOURS = 60 * 60_000;

it('sweeps what dead workers left, and nothing that is in use or not ours', async () => {
  const root = await mkdtemp(join(tmpdir(), 'sweep-'));
  const mine = (await makeAttemptDirectory(null, root)).path.slice(root.length + 1);
  const parent = `mutuals-${process.ppid}-abc-AAAAAA`;
  const kept = [mine, parent, 'mutuals-backup', 'something-else'];
  for (const name of [...kept.slice(1), 'mutuals-4194399-abc-BBBBBB', `mutuals-${process.pid}-abc-CCCCCC`]) {
    await mkdir(join(root, name));
  }

  await sweepBrowsers(new Date(), root);
  expect((await readdir(root)).sort()).toEqual([...kept].sort());

  await sweepBrowsers(new Date(Date.now() + 7 * HOURS), root);
  expect(await readdir(root)).not.toContain(parent);
  await rm(root, { recursive: true });
});

it('sweeps a place that does not exist without complaint', async () => {
  await expect(sweepBrowsers(new Date(), '/tmp/no-such-place')).resolves.toBeUndefined();
});
