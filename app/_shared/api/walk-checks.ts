import type { CheckStatus } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { Ctx } from '#/lib/context.ts';
import { listChecks } from '#/lib/views/read-check.ts';

const PAGE = 500;
const MOST_PAGES = 20;

/** All checks of one kind, newest first: page after page, 10,000 at most. */
export async function walkChecks(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>,
  input: { status?: readonly CheckStatus[]; customerId?: bigint },
): Promise<CheckView[]> {
  const all: CheckView[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rows, next } = await listChecks(ctx, { ...input, ...(after ? { after } : {}), limit: PAGE });
    all.push(...rows);
    if (next === null) break;
    after = next;
  }
  return all;
}

/** The place of a queued check, from 1; null for one that does not wait in the queue. */
export async function placeOf(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>,
  check: { id: string; status: CheckStatus },
): Promise<number | null> {
  if (check.status !== 'queued') return null;
  const queued = await walkChecks(ctx, { status: ['queued'] });
  const fromNewest = queued.findIndex(({ id }) => id === check.id);
  return fromNewest === -1 ? null : queued.length - fromNewest;
}
