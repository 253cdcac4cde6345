/** Proportional memory, in MiB: what several processes share counts once over all of them. Linux alone tells it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of a process and all that it started. */
export function memoryOf(pid: number): number {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const tree = (root: number): number[] => [
    root,
    ...parents.filter(({ parent }) => parent === root).flatMap((child) => tree(child.pid)),
  ];
  return tree(pid).reduce((sum, each) => sum + shareOf(each), 0);
}

/** Null when there is no such process. */
export function parentOf(pid: number): number | null {
  const stat = textOf(`/proc/${pid}/stat`);
  // "pid (name) state parent …": the name may hold anything
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
