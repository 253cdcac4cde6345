/** A process is its number and start: numbers are reused. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type KnownProcess = {
  pid: number;
  /** Clock ticks since boot on Linux, else a date; empty when unreadable. */
  started: string;
};

/** Null when there is none; zombies are gone. */
export function identify(pid: number): KnownProcess | null {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid);
  return started === null ? null : { pid, started };
}

/** Same number, same start. */
export function isAlive(known: KnownProcess): boolean {
  return known.started !== '' && identify(known.pid)?.started === known.started;
}

function startedOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state …": the name may hold anything, so count from the last ")"
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function startedElsewhere(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' ? null : line;
  } catch {
    return null;
  }
}
