import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumCandidates } from '#/lib/instagram/browser/find-chromium.ts';
import { UserError } from '../user-error.ts';

const ANSWER_WITHIN_MS = 15_000;

/** A Chromium that was seen to start; null when none does. @throws {UserError} the configured one does not. */
export async function findChromium(configured: string | undefined): Promise<string | null> {
  if (configured) {
    if (starts(configured)) return configured;
    throw new UserError(
      `CHROMIUM_PATH names ${configured}, which is not a Chromium that starts. Correct the path, or remove the line to use another one.`,
    );
  }
  return chromiumCandidates().find(starts) ?? null;
}

function starts(path: string): boolean {
  if (!path || !existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version'], { timeout: ANSWER_WITHIN_MS, encoding: 'utf8' });
  return status === 0 && /chrom/i.test(stdout);
}
