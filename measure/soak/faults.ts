import { readdirSync, readFileSync } from 'node:fs';
import type { Stage } from '../stage/open-stage.ts';
import type { WorkerProcess } from '../stage/worker-process.ts';
import type { Dice } from './random.ts';

export type FaultCounts = Record<string, number>;

const ON_LISTS = ['reset', '500', '502', '503', 'truncated', '408', 'empty_page', 'duplicates'] as const;

/** Chosen by the dice. Ended workers are replaced at once. */
export async function causeTrouble(
  stage: Stage,
  workers: WorkerProcess[],
  dice: Dice,
  counts: FaultCounts,
): Promise<void> {
  const kind = dice.happens(0.06)
    ? 'worker'
    : dice.happens(0.06)
      ? 'browser'
      : dice.one(['network', 'soft_block', 'limit']);
  const note = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  if (kind === 'network') {
    const fault = dice.one(ON_LISTS);
    stage.instagram.fault({ kind: fault, surface: 'list', times: 1 });
    return note(fault);
  }
  if (kind === 'soft_block') {
    stage.instagram.fault({ kind: dice.one(['E1', 'E5']), flavour: 'soft_block', forMs: dice.whole(200, 1_500) });
    return note('soft block');
  }
  if (kind === 'limit') {
    stage.instagram.fault({ kind: 'E11', surface: 'list', times: 1 });
    return note('rate limit');
  }
  if (kind === 'browser') return killBrowser(workers) ? note('browser killed') : undefined;

  const place = dice.whole(0, workers.length - 1);
  const hard = dice.happens(0.5);
  if (hard) await workers[place]?.kill();
  else await workers[place]?.stop();
  workers[place] = await stage.worker();
  note(hard ? 'worker killed' : 'worker stopped');
}

/** False when no worker holds a browser. */
function killBrowser(workers: readonly WorkerProcess[]): boolean {
  const mine = new Set(workers.map(({ pid }) => pid));
  const browser = processes().find(
    ({ name, ancestors }) => /chrom/i.test(name) && ancestors.some((pid) => mine.has(pid)),
  );
  if (!browser) return false;
  try {
    process.kill(browser.pid, 'SIGKILL');
    return true;
  } catch {
    return false; // it had just ended
  }
}

function processes(): { pid: number; name: string; ancestors: number[] }[] {
  const known = new Map<number, { name: string; parent: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'));
      if (stat) known.set(Number(entry), { name: stat[1] ?? '', parent: Number(stat[2]) });
    } catch {} // ended while we looked
  }
  const ancestorsOf = (pid: number): number[] => {
    const parent = known.get(pid)?.parent;
    return parent && parent > 1 ? [parent, ...ancestorsOf(parent)] : [];
  };
  return [...known].map(([pid, { name }]) => ({ pid, name, ancestors: ancestorsOf(pid) }));
}
