/**
 * The names budget: how many people an account is shown, and how often it looks somebody up, in an hour of the clock
 * and in the 24 hours that end with it (docs/facts/sessions-and-pace.md#names).
 *
 * A slot of this hour that no page answered counts as a full page: it may still come.
 */
import { type Sql, sql } from '#/lib/platform/db.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import type { RequestKind } from './model.ts';

export type NamesLimits = Pick<Limits, 'entriesPerHour' | 'entriesPerDay' | 'lookUpsPerHour' | 'lookUpsPerDay'>;

/** The longest page of a list (docs/facts/addresses.md). */
const FULL_PAGE = 50;

/** When one more request is wanted, and the budget's row for its kind: `hour` and `inHour` may be null. */
type Wanted = { accountId: Sql; at: Sql; hour: Sql; inHour: Sql };

/** When the account has names again for one more request of this kind; null when it has at `at`. */
export function namesBackAt(kind: RequestKind, limits: NamesLimits, wanted: Wanted): Sql {
  const { entriesPerHour, entriesPerDay, lookUpsPerHour, lookUpsPerDay } = limits;
  const entries = { column: sql`entries`, perHour: entriesPerHour, perDay: entriesPerDay };
  const lookUps = { column: sql`look_ups`, perHour: lookUpsPerHour, perDay: lookUpsPerDay };
  if (kind === 'list') return backAt({ ...entries, each: FULL_PAGE, answers: sql`pages` }, wanted);
  if (kind !== 'look_up') return sql`null::timestamptz`;
  return sql`greatest(${backAt({ ...lookUps, each: 1, answers: sql`look_ups` }, wanted)},
                      ${backAt({ ...entries, each: 1, answers: null }, wanted)})`;
}

/** `each`: what one request may show. `answers`: what came of slots; null when slots are for something else. */
type Counted = { column: Sql; perHour: number; perDay: number; each: number; answers: Sql | null };

function backAt({ column, perHour, perDay, each, answers }: Counted, { accountId, at, hour, inHour }: Wanted): Sql {
  const open = answers
    ? sql`greatest(0, case when asked.slots_hour = asked.hour then asked.slots else 0 end
                      - coalesce(sum(e.${answers}) filter (where e.hour = asked.hour), 0))`
    : sql`0`;
  const later = sql`
    select l.hour + interval '24 hours' as at, coalesce(sum(l.${column}) over newer, 0) as others
    from account_exposure l where l.account_id = ${accountId} and l.hour > asked.hour - interval '24 hours'
    window newer as (order by l.hour desc rows between unbounded preceding and 1 preceding)`;
  return sql`(
    select greatest(
      case when u.this_hour > ${perHour}::bigint then asked.hour + interval '1 hour' end,
      case when u.this_day > ${perDay}::bigint then coalesce(
        (select min(l.at) from (${later}) l where l.others + ${each}::int <= ${perDay}::bigint), asked.hour + interval '24 hours') end)
    from (
      select date_trunc('hour', ${at}, 'UTC') as hour, ${hour} as slots_hour, ${inHour} as slots
    ) asked cross join lateral (
      select c.this_hour + (c.open + 1) * ${each}::int as this_hour, c.this_day + (c.open + 1) * ${each}::int as this_day
      from (
        select coalesce(sum(e.${column}) filter (where e.hour = asked.hour), 0) as this_hour,
               coalesce(sum(e.${column}), 0) as this_day, ${open} as open
        from account_exposure e where e.account_id = ${accountId} and e.hour > asked.hour - interval '24 hours'
      ) c
    ) u)`;
}
