import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../paths.ts';
import { UserError } from '../user-error.ts';
import { LastLines } from './last-lines.ts';

export type ProgramRun = {
  failure: string;
  env?: NodeJS.ProcessEnv;
  onLine?: ((line: string) => void) | undefined;
};

/** The project's Node; children never look for it by name. */
export const PROJECT_NODE = process.execPath;

const running = new Set<ChildProcess>();
process.once('exit', () => endPrograms());

/** Ends the programs that are noted here. */
export function endPrograms(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Notes a child that must not outlive this command. */
export function tracked<C extends ChildProcess>(child: C): C {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a program silently to its end. @throws {UserError} it failed; with its last lines. */
export function runProgram(
  program: string,
  args: string[],
  { failure, env = process.env, onLine }: ProgramRun,
): Promise<void> {
  const lastLines = new LastLines(60, onLine);
  const child = tracked(spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  child.stdout.on('data', (chunk) => lastLines.push(chunk));
  child.stderr.on('data', (chunk) => lastLines.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new UserError(`${failure} ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const said = lastLines.text();
      const how = signal ? `It was ended by ${signal}.` : '';
      const full = /ENOSPC|No space left on device/.test(said)
        ? ' The disk is full: free some space and try again.'
        : '';
      reject(new UserError([`${failure}${full}`, how, said].filter(Boolean).join('\n\n')));
    });
  });
}
