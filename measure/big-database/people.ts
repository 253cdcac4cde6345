import type { Sizes } from './sizes.ts';

/** Customers, opt-outs, and who did what. */
export function peopleStatements({ customers, auditEntries }: Sizes): string[] {
  return [
    `insert into customers (id, username, first_name, last_name, language, referral_code, consented_at, created_at, updated_at)
     select 10000000 + n, case when n % 7 <> 0 then 'customer.' || n end, (array['Ada', 'Béla', 'Иван', 'Olga', 'Zoë'])[1 + n % 5],
            case when n % 3 = 0 then 'Name ' || n end, (array['en', 'ru'])[1 + n % 2]::"Language", 'ref' || n,
            pg_temp.moment(n, ${customers}), pg_temp.moment(n, ${customers}), now()
     from generate_series(1, ${customers}) n`,
    `insert into opt_outs (instagram_id, created_at)
     select 900000000 + n, pg_temp.moment(n, 1000) from generate_series(1, 1000) n`,
    `insert into audit_entries (id, at, actor_kind, actor_id, actor_name, deed, subject_kind, subject_id)
     select pg_temp.id('audit', n), pg_temp.moment(n, ${auditEntries}), 'operator', pg_temp.id('operator', n % 5)::text, 'Operator ' || n % 5,
            (array['account.paused', 'credits.granted', 'check.cancelled', 'customer.exported'])[1 + n % 4],
            (array['account', 'customer', 'check', 'customer'])[1 + n % 4], n::text
     from generate_series(1, ${auditEntries}) n`,
  ];
}
