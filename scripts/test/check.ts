import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR, ROOT } from '../paths.ts';
import { PROJECT_NODE, tracked } from '../process/run-program.ts';
import { atLeastOneFailure, single, type Tally } from './tally.ts';

export type Check = {
  name: string;
  program: string;
  args: readonly string[];
  /** Its JSON report; without one the exit code counts. */
  report?: { file: string; count: (report: never) => Tally };
};

export type CheckResult = { name: string; tally: Tally; output: string };

export const REPORT_DIR = join(DATA_DIR, 'test');

/** A missing or broken report is a failure. */
export async function runCheck({ name, program, args, report }: Check, env: NodeJS.ProcessEnv): Promise<CheckResult> {
  mkdirSync(REPORT_DIR, { recursive: true });
  if (report) rmSync(report.file, { force: true });
  const { code, output } = await collect(program, args, env, join(REPORT_DIR, `${name.replaceAll(' ', '-')}.log`));
  const tally = report ? countReport(report) : single(code === 0);
  return { name, tally: atLeastOneFailure(tally, code === 0), output };
}

function collect(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<{ code: number; output: string }> {
  const child = tracked(
    spawn(PROJECT_NODE, [join(ROOT, program), ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  const log = createWriteStream(logFile);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      log.write(chunk);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
    });
    child.once('close', (code) => log.end(() => resolve({ code: code ?? 1, output })));
  });
}

function countReport({ file, count }: NonNullable<Check['report']>): Tally {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as never);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
