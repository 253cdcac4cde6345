import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeAttemptDirectory, placeOf } from './attempt-directory.ts';
import { sweepBrowsers } from './sweep-profiles.ts';

const HOURS = 60 * 60_000;

/** Open to every user, as `/tmp` is. */
async function openRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'sweep-'));
  await chmod(root, 0o711);
  return root;
}

it('sweeps what dead workers left, and nothing that is in use or not ours', async () => {
  const root = await openRoot();
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

it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'a place that is closed to the user of Chromium, or lies below one, gives way to /tmp',
  async () => {
    const root = await openRoot();
    expect(placeOf(root)).toBe(root);
    await chmod(root, 0o700);
    expect([placeOf(root), placeOf(join(root, 'x'))]).toEqual(['/tmp', '/tmp']);
    await rm(root, { recursive: true });
  },
);
