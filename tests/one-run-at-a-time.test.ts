import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';
import { take } from '#/scripts/process/file-lock.ts';

it('a second run of the end-to-end tests says that one is going on, and leaves what belongs to it', () => {
  const results = mkdtempSync(join(tmpdir(), 'mutuals-results-'));
  onTestFinished(() => rmSync(results, { recursive: true, force: true }));
  expect(take(join(results, 'run.lock'))).toBe(true);

  const second = spawnSync(process.execPath, [join(ROOT, 'tests/e2e/start-product.ts')], {
    cwd: ROOT,
    env: { ...process.env, E2E_RESULTS: results },
    encoding: 'utf8',
  });
  expect(second.stderr).toContain(`already run in this checkout (process ${process.pid}). Wait until they end`);
  expect(second.status).toBe(1);
  expect(existsSync(join(results, 'product.json'))).toBe(false);
  expect(take(join(results, 'run.lock'))).toBe(false);
});
