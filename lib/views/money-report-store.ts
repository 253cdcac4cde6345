import type { Db } from '#/lib/platform/db.ts';
import type { MoneyDay } from './money-day.ts';

/** The ledger by days of UTC, with the running sum of all balances. */
export function moneyDays(db: Db, { from, to }: { from: string; to: string }): Promise<MoneyDay[]> {
  return db.$queryRaw<MoneyDay[]>`
    with moved as (
      select (l.at at time zone 'UTC')::date as day, l.kind, l.credits, l.delta, p.amount, p.currency
      from ledger_entries l left join payments p on p.id = l.payment_id
      where l.at >= ${from}::date::timestamp at time zone 'UTC'
        and l.at < (${to}::date + 1)::timestamp at time zone 'UTC'
    ), paid_back as (
      select (e.at at time zone 'UTC')::date as day, coalesce(sum(p.amount) filter (where p.currency = 'XTR'), 0)::int as stars,
        coalesce(sum(p.amount) filter (where p.currency = 'RUB'), 0)::float8 as roubles
      from payment_events e join payments p on p.id = e.payment_id
      where e.event = 'refund' and not p.is_test
        and e.at >= ${from}::date::timestamp at time zone 'UTC' and e.at < (${to}::date + 1)::timestamp at time zone 'UTC'
      group by 1
    ), paid as (
      select (e.at at time zone 'UTC')::date as day, coalesce(sum(p.amount) filter (where p.currency = 'XTR'), 0)::int as stars,
        coalesce(sum(p.amount) filter (where p.currency = 'RUB'), 0)::float8 as roubles
      from payment_events e join payments p on p.id = e.payment_id
      where e.event = 'pay' and not p.is_test
        and e.at >= ${from}::date::timestamp at time zone 'UTC' and e.at < (${to}::date + 1)::timestamp at time zone 'UTC'
      group by 1
    ), days as (
      select day,
        coalesce(sum(credits) filter (where kind = 'purchase'), 0)::int as bought,
        coalesce(sum(credits) filter (where kind = 'grant'), 0)::int as given,
        coalesce(sum(credits) filter (where kind = 'bonus'), 0)::int as bonus,
        coalesce(sum(credits) filter (where kind = 'reserve'), 0)::int as reserved,
        coalesce(sum(credits) filter (where kind = 'release'), 0)::int as released,
        coalesce(sum(credits) filter (where kind = 'capture'), 0)::int as captured,
        coalesce(sum(credits) filter (where kind = 'refund'), 0)::int as refunded,
        coalesce(sum(credits) filter (where kind = 'take'), 0)::int as taken,
        coalesce(sum(delta), 0)::int as delta
      from (select day, kind, credits, delta from moved
            union all select day, null, 0, 0 from paid_back union all select day, null, 0, 0 from paid) every_day
      group by day
    ), before as (
      select coalesce(sum(delta), 0)::int as sum from ledger_entries where at < ${from}::date::timestamp at time zone 'UTC'
    )
    select to_char(d.day, 'YYYY-MM-DD') as day, d.bought, d.given, d.bonus, d.reserved, d.released, d.captured,
      d.refunded, d.taken, d.delta, (b.sum + sum(d.delta) over (order by d.day))::int as balances,
      coalesce(i.stars, 0) as "starsIn", coalesce(o.stars, 0) as "starsOut",
      coalesce(i.roubles, 0) as "roublesIn", coalesce(o.roubles, 0) as "roublesOut"
    from days d cross join before b left join paid i on i.day = d.day left join paid_back o on o.day = d.day
    order by d.day`;
}
