import type { Sizes } from './sizes.ts';

/** A few customers ask for very many. */
export function checkStatements({ customers, checks, openChecks, ledgerEntries, accounts }: Sizes): string[] {
  const someCustomer = (what: string) =>
    `10000001 + floor(${customers} * power(pg_temp.chance('${what}', n), 3))::bigint`;
  return [
    `insert into checks (id, customer_id, door, language, target_username, target_id, status, run, park_reason, parked_since, stalled_since, wake_at,
                         declared_followers, declared_following, followers_read, following_read, pages, followers_outcome, following_outcome, failure,
                         certificate, mutual_count, not_mutual_count, requested_at, started_at, finished_at, seen_at)
     select pg_temp.id('check', n), ${someCustomer('asker')}, 'bot', 'en', substr(md5(target::text), 1, 6) || '.' || target, 700000000 + target, status::"CheckStatus", 1,
            park::"ParkReason", case when parked then at end, case when parked then at end, case when park = 'budget' then now() + interval '1 hour' end,
            1000, 400, 1000, 400, 28, case when whole then 'ended' end::"ListOutcome", case when whole then 'ended' end::"ListOutcome",
            case when status = 'failed' then 'target_private' end::"CheckFailure", case when whole then ${CERTIFICATE} end,
            case when whole then 300 end, case when whole then 100 end, at, case when status <> 'queued' then at end,
            case when ended then at + interval '5 minutes' end, case when status = 'running' then now() end
     from generate_series(1, ${checks}) n,
          lateral (select n > ${checks - openChecks} as open, pg_temp.moment(n, ${checks}) as at, floor(30000 * pg_temp.chance('target', n))::bigint as target) o,
          lateral (select case when open then (array['queued', 'parked', 'running', 'parked', 'queued'])[1 + n % 5]
                               when n % 50 = 0 then 'failed' when n % 97 = 0 then 'cancelled' else 'completed' end as status) s,
          lateral (select status = 'parked' as parked, not open as ended, status = 'completed' as whole,
                          case when status = 'parked' then (array['session', 'budget'])[1 + n % 2] end as park) p`,
    ...moves(accounts),
    `insert into ledger_entries (id, customer_id, kind, credits, delta, check_id, by, at)
     select pg_temp.id(kind, row_number() over (order by requested_at)), customer_id, kind::"LedgerKind", 1, case kind when 'reserve' then -1 when 'release' then 1 else 0 end,
            id, 'check', case kind when 'reserve' then requested_at else finished_at end
     from checks, unnest(array['reserve', case status when 'completed' then 'capture' when 'failed' then 'release' when 'cancelled' then 'release' end]) kind
     where kind is not null`,
    `insert into ledger_entries (id, customer_id, kind, credits, delta, by, at)
     select pg_temp.id('grant', n), ${someCustomer('giver')}, 'grant', 1, 1, 'operator', pg_temp.moment(n, all_)
     from (select ${ledgerEntries} - count(*) as all_ from ledger_entries) e, generate_series(1, all_) n`,
    `update customers c set balance = greatest(0, sum) from (select customer_id, sum(delta) from ledger_entries group by 1) l where l.customer_id = c.id`,
  ];
}

/** Every twentieth ended check waited for a session. */
function moves(accounts: number): string[] {
  const insert = (events: string, which: string) => `
    insert into check_moves (id, check_id, "from", event, "to", run, reason, account_id, at)
    select gen_random_uuid(), c.id, e."from"::"CheckStatus", e.event::"CheckEvent", e."to"::"CheckStatus", 1, e.reason,
           case when e.event = 'park' then pg_temp.id('account', 1 + floor(${accounts} * pg_temp.chance('wait', c.target_id))::bigint) end,
           c.requested_at + e.after
    from checks c, (values ${events}) e("from", event, "to", reason, after)
    where ${which}`;
  return [
    insert("(null, 'request', 'queued', null, interval '0')", 'true'),
    insert("('queued', 'start', 'running', null, interval '2 seconds')", "status <> 'queued'"),
    insert(
      "('running', 'park', 'parked', 'session', interval '1 minute')",
      "status = 'parked' and park_reason = 'session'",
    ),
    insert(
      "('running', 'park', 'parked', 'budget', interval '1 minute')",
      "status = 'parked' and park_reason = 'budget'",
    ),
    insert(
      `('running', 'park', 'parked', 'session', interval '1 minute'), ('parked', 'start', 'running', null, interval '3 minutes')`,
      "status = 'completed' and target_id % 20 = 0",
    ),
    insert("('running', 'finish', 'completed', 'whole', interval '5 minutes')", "status = 'completed'"),
    insert("('running', 'fail', 'failed', 'target_private', interval '5 minutes')", "status = 'failed'"),
    insert("('running', 'cancel', 'cancelled', 'customer', interval '5 minutes')", "status = 'cancelled'"),
  ];
}

const list = (name: string, people: number) =>
  `{"list": "${name}", "declared": ${people}, "read": ${people}, "shortBy": 0, "verdict": "whole", "walks": 1, "pages": 14, "generations": [1], "setAside": 0}`;

const CERTIFICATE = `jsonb_build_object('whole', true, 'tolerancePercent', 5, 'issuedAt', at, 'lists', '[${list('followers', 1_000)}, ${list('following', 400)}]'::jsonb)`;
