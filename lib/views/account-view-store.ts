/** The queries behind what people see of accounts. */
import { columnsOf } from '#/lib/platform/columns-of.ts';
import type { Db } from '#/lib/platform/db.ts';
import { AccountMoveView, GenerationView } from '#/lib/sessions/view.ts';

/** Everything that an account's view is derived from, newest things first; no identity, sealed or not. */
export function accountsWithFacts(db: Db, where: { id?: string } = {}) {
  return db.account.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    include: {
      generations: { orderBy: { number: 'desc' }, take: where.id ? 50 : 1, select: columnsOf(GenerationView) },
      budgets: true,
      attempts: {
        orderBy: { queuedAt: 'desc' },
        take: 2,
        omit: { sealedHeld: true },
        include: { challenges: { where: { status: 'open' }, select: { id: true } } },
      },
      moves: { orderBy: { at: 'desc' }, take: where.id ? 50 : 0, select: columnsOf(AccountMoveView) },
    },
  });
}

/** How many checks read with each account now, and how many wait for its session. */
export function checkLoads(db: Db) {
  return db.$queryRaw<{ account_id: string; running: number; waiting: number }[]>`
    select a.id as account_id,
           (select count(distinct c.id)::int from account_leases l
             join checks c on c.id = l.check_id and c.run = l.run and c.status = 'running'
             where l.account_id = a.id) as running,
           (select count(*)::int from checks c
             where c.status = 'parked' and c.park_reason = 'session' and (
               select m.account_id from check_moves m where m.check_id = c.id order by m.at desc limit 1) = a.id) as waiting
    from accounts a`;
}
