import type { Db } from '#/lib/platform/db.ts';
import type { GenerationView } from '#/lib/sessions/view.ts';

/** What of a generation is shown (`GenerationView`). */
const GENERATION = {
  ...{ id: true, number: true, source: true, maskedSessionId: true, requests: true, entriesRead: true },
  ...{ bornAt: true, lastGoodAt: true, endedAt: true, causeOfDeath: true, evidence: true },
} as const satisfies Record<keyof GenerationView, true>;

/** Newest first; without identities. */
export function accountsWithFacts(db: Db, where: { id?: string } = {}) {
  return db.account.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    include: {
      generations: { orderBy: { number: 'desc' }, take: where.id ? 50 : 1, select: GENERATION },
      budgets: true,
      attempts: {
        orderBy: { queuedAt: 'desc' },
        take: 2,
        omit: { sealedHeld: true },
        include: { challenges: { where: { status: 'open' }, select: { id: true } } },
      },
      moves: { orderBy: { at: 'desc' }, take: where.id ? 50 : 0 },
    },
  });
}

/** Reading with, and waiting for, each account. */
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
