import { readFileSync } from 'node:fs';
import { heapFlags } from '#/scripts/process/heap-flags.ts';
import { type ProgramProcess, startProgram } from './program-process.ts';

export type WorkerProcess = ProgramProcess & {
  /** In MiB (`VmHWM`); 0 where the system does not tell. */
  peakMiB(): number;
};

/** `jobs/main.ts`, once it works. @throws {Error} with its last lines. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const worker = await startProgram({
    name: 'worker',
    args: [...heapFlags('worker', env), 'jobs/main.ts'],
    env: { ...process.env, NODE_ENV: 'production', ...env, LOG_LEVEL: 'info', WORKER_PORT: '0' },
    isReady: (said) => said.includes('the worker is ready'),
  });
  return { ...worker, peakMiB: () => peakOf(worker.pid) };
}

function peakOf(pid: number): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : 0;
  } catch {
    return 0;
  }
}
