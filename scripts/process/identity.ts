/**
 * Telling one process from another that was later given the same number.
 * A process is known by its number together with the moment it started.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type KnownProcess = {
  pid: number;
  /** An opaque mark: clock ticks since boot on Linux, a date on other systems. Empty when it could not be read. */
  started: string;
};

/** The process with this number as it is now, or null when there is none (a zombie counts as gone). */
export function identify(pid: number): KnownProcess | null {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid);
  return started === null ? null : { pid, started };
}

/** Whether this very process still runs: same number, same start. */
export function isAlive(known: KnownProcess): boolean {
  return known.started !== '' && identify(known.pid)?.started === known.started;
}

function startedOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state …": the name may hold spaces and parentheses, so fields count from the last ")".
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
