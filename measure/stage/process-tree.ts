/** Processes and what they started, as Linux alone tells it. */
import { readdirSync, readFileSync } from 'node:fs';

/** The process and all that it started, and those theirs. */
export function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const tree = (root: number): number[] => [
    root,
    ...parents.filter(({ parent }) => parent === root).flatMap((child) => tree(child.pid)),
  ];
  return tree(pid);
}

/** Null when there is no such process. */
export function parentOf(pid: number): number | null {
  return statOf(pid)[1] ?? null;
}

/** Processor time of a process, its children's and of those that ended, in milliseconds. */
export function processorMsOf(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + ownMs(each), 0);
}

/** The kernel's ticks are a hundredth of a second on every usual machine. */
const TICK_MS = 10;

function ownMs(pid: number): number {
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = statOf(pid).slice(11, 15);
  return (user + system + endedUser + endedSystem) * TICK_MS;
}

/** What follows the name in `stat`: "pid (name) state parent …", and the name may hold anything. */
function statOf(pid: number): number[] {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat === ''
    ? []
    : stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
}

/** Empty when it ended meanwhile. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
