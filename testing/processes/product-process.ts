/** Programs of the product as processes of their own, with everything that they write. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bareEnvironment } from './bare-environment.ts';
import { endChild } from './end-child.ts';

export type ProductProcess = AsyncDisposable & { readonly pid: number; output(): string };

const ROOT = join(import.meta.dirname, '..', '..');

/** Starts a program, such as `jobs/main.ts`, with nothing but these settings. Disposing asks it to end and waits. */
export function startProcess(program: string, env: Record<string, string>): ProductProcess {
  const child = spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: bareEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    [Symbol.asyncDispose]: () => endChild(child),
  };
}
