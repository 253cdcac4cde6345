import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The JSON that a script prints last, as a process of its own.
 * @param script its address, as `import.meta.resolve` gives it.
 */
export async function runBare<T>(script: string, args: readonly string[], timeoutMs = 120_000): Promise<T> {
  const { stdout } = await run(process.execPath, [fileURLToPath(script), ...args], { timeout: timeoutMs });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
}
