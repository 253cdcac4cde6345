/** Proportional memory, in MiB: what several processes share counts once over all of them. */
import { textOf, treeOf } from './process-tree.ts';

/** Of a process and all that it started. */
export function memoryOf(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + shareOf(each), 0);
}

function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}
