/** Running checks' numbers, read once per hint for the whole process, five times a second at most. */
import { type CheckCounters, countersOf } from '#/components/live/live-event.ts';
import type { CheckStatus } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { Ctx } from '#/lib/context.ts';
import { readCheck } from '#/lib/views/read-check.ts';

const GAP_MS = 200;

/** `calm`: only numbers changed. */
export type CheckNews = { id: string; counters: CheckCounters | null; calm: boolean };

type Watched = {
  timer?: ReturnType<typeof setTimeout> | undefined;
  again: boolean;
  status?: CheckStatus | undefined;
};

/** Reads a check after its hint, at once; hints within 200 ms lead to one more reading. */
export function watchCounters(options: {
  read: (checkId: string) => Promise<CheckView>;
  tell: (news: CheckNews) => void;
}): { hint: (checkId: string) => void; stop: () => void } {
  const watched = new Map<string, Watched>();
  let stopped = false;

  const look = async (id: string, entry: Watched) => {
    entry.timer = setTimeout(() => rested(id, entry), GAP_MS);
    entry.again = false;
    const check = await options.read(id).catch(() => undefined);
    if (stopped) return;
    const calm = check?.status === 'running' && entry.status === 'running';
    entry.status = check?.status;
    options.tell({ id, counters: check ? countersOf(check) : null, calm });
  };
  const rested = (id: string, entry: Watched) => {
    entry.timer = undefined;
    if (entry.again) void look(id, entry);
    else if (entry.status !== 'running') watched.delete(id);
  };

  return {
    hint(id) {
      const entry = watched.get(id) ?? { again: false };
      watched.set(id, entry);
      if (entry.timer) entry.again = true;
      else void look(id, entry);
    },
    stop() {
      stopped = true;
      for (const { timer } of watched.values()) clearTimeout(timer);
      watched.clear();
    },
  };
}

/** Opens the process at its first reading. */
export function counterReader(opened: () => Promise<{ ctx: Ctx }>): (checkId: string) => Promise<CheckView> {
  return async (checkId) => readCheck((await opened()).ctx, { checkId });
}
