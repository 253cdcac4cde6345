import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import { type Db, sql } from '#/lib/platform/db.ts';

export type BroadcastRow = Omit<BroadcastView, 'recipients' | 'segment'> & { segment: unknown };

/** Broadcasts with the states of their copies, newest first. */
export function broadcastRows(db: Db, input: { id?: string; limit: number }): Promise<BroadcastRow[]> {
  const which = input.id === undefined ? sql`true` : sql`b.id = ${input.id}::uuid`;
  return db.$queryRaw<BroadcastRow[]>`
    select b.id, b.status::text, b.html, b.segment, b.made_by as "madeBy", b.made_at as "madeAt",
      b.started_at as "startedAt", b.ended_at as "endedAt", n.sent, n.owed, n.undelivered, n.uncertain
    from (select * from broadcasts b where ${which} order by made_at desc, id desc limit ${input.limit}::int) b
    cross join lateral (
      select count(*) filter (where status = 'sent')::int as sent, count(*) filter (where status = 'owed')::int as owed,
        count(*) filter (where status = 'undeliverable' and error not like 'uncertain:%')::int as undelivered,
        count(*) filter (where status = 'undeliverable' and error like 'uncertain:%')::int as uncertain
      from notices where broadcast_id = b.id) n
    order by b.made_at desc, b.id desc`;
}

/** What a copy says, and whether it may still be sent; null when there is no such broadcast. */
export function broadcastWords(db: Db, id: string): Promise<{ html: string; status: string } | null> {
  return db.broadcast.findUnique({ where: { id }, select: { html: true, status: true } });
}
