/** Sessions that end before they read a page (docs/facts/reliability.md#faults: F27 and F28). */
import type { Db, Tx } from '#/lib/platform/db.ts';

/** In a row; then the next session waits. */
export const UNUSED_LIMIT = 3;

/** How many of the newest sessions Instagram ended in a row before they read a page. */
export async function unusedSessions(tx: Db | Tx, accountId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ unused: number }[]>`
    select count(*)::int as unused from generations g
    where account_id = ${accountId}::uuid and requests = 0
      and cause_of_death in ('signed_out', 'challenged', 'wrong_identity')
      and number > coalesce((select max(number) from generations where account_id = g.account_id and requests > 0), 0)`;
  return rows[0]?.unused ?? 0;
}
