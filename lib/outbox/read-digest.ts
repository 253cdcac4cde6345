import type { Ctx } from '#/lib/context.ts';
import { OperatorNotice } from './schema.ts';
import { goodNewsBetween } from './store.ts';

/** `recovered`: it ended an incident. */
export type GoodNews = { username: string; times: number; recovered: boolean };

/** The good news of a period, a line for each account. ISO dates. */
export async function readDigest(ctx: Pick<Ctx, 'db'>, night: { since: string; until: string }): Promise<GoodNews[]> {
  const rows = await goodNewsBetween(ctx.db, new Date(night.since), new Date(night.until));
  const byAccount = new Map<string, GoodNews>();
  for (const { kind, payload } of rows) {
    const notice = OperatorNotice.parse({ kind, payload });
    if (notice.kind !== 'refreshed' && notice.kind !== 'recovered') continue;
    const { username } = notice.payload;
    const before = byAccount.get(username) ?? { username, times: 0, recovered: false };
    const recovered = before.recovered || notice.kind === 'recovered';
    byAccount.set(username, { username, times: before.times + 1, recovered });
  }
  return [...byAccount.values()];
}
