/** Looks for a Chromium that starts, in the order in which the product looks. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumCandidates } from '#/lib/instagram/browser/find-chromium.ts';
import { UserError } from '../user-error.ts';

/** A browser that lacks a system library says so at once; one that hangs is no use either. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * The path of a Chromium that was seen to start, or null.
 *
 * @param configured the setting CHROMIUM_PATH.
 * @throws {UserError} when the configured one does not start: a wish is not silently replaced by something else.
 */
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
