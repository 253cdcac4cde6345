import type { Sizes } from './sizes.ts';

/** One waits for a code, one for its turn, every tenth has no session. */
export function accountStatements({ accounts, generations, attempts }: Sizes): string[] {
  return [
    `insert into accounts (id, username, instagram_id, status, sealed_password, created_at, updated_at)
     select pg_temp.id('account', n), 'reader.' || n, 500000000 + n, 'ready', 'sealed', pg_temp.moment(n, ${accounts * 10}), now()
     from generate_series(1, ${accounts}) n`,
    `insert into account_moves (id, account_id, event, "to", at)
     select pg_temp.id('account move', n), pg_temp.id('account', n), 'add', 'ready', pg_temp.moment(n, ${accounts * 10})
     from generate_series(1, ${accounts}) n`,
    `insert into account_budgets (account_id, kind, next_at, granted)
     select pg_temp.id('account', n), kind::"RequestKind", now(), 1000
     from generate_series(1, ${accounts}) n, unnest(array['profile', 'list']) kind`,
    attemptRows(accounts, attempts),
    `insert into attempt_steps (id, attempt_id, sequence, rung, screen, outline, sealed_picture, took_ms, at)
     select pg_temp.id('step', t * 6 + s), a.id, s, 'sign_in', (array['home', 'sign_in_form', 'two_factor'])[1 + s % 3], 'form',
            case when a.queued_at > now() - interval '7 days' then repeat(md5(t::text), 600) end, 800, a.queued_at + s * interval '4 seconds'
     from generate_series(1, ${attempts}) t join refresh_attempts a on a.id = pg_temp.id('attempt', t), generate_series(1, 6) s`,
    `insert into challenges (id, attempt_id, kind, status, methods, asked_at, expires_at, answered_by, answered_door)
     select pg_temp.id('challenge', n), a.id, 'text_code', case when a.status = 'waiting_for_code' then 'open' else 'accepted' end::"ChallengeStatus",
            '{text_code}', a.queued_at, case when a.status = 'waiting_for_code' then now() + interval '1 hour' else a.queued_at + interval '10 minutes' end,
            'operator', 'dashboard'
     from generate_series(1, ${attempts}) n join refresh_attempts a on a.id = pg_temp.id('attempt', n)
     where n % 5 = 0 or a.status = 'waiting_for_code'`,
    `insert into generations (id, account_id, number, sealed_identity, masked_session_id, source, requests, entries_read, born_at, last_good_at, ended_at,
                              cause_of_death, evidence)
     select pg_temp.id('generation', n * ${generations} + g), pg_temp.id('account', n), g, repeat(md5((n * g)::text), 128), '123…', 'sign_in', 4000, 180000,
            born, born + life * 0.9, case when ends then born + life end, case when ends then 'signed_out' end::"CauseOfDeath", case when ends then 'E1' end
     from generate_series(1, ${accounts}) n, generate_series(1, ${generations}) g,
          lateral (select pg_temp.moment(g - 1, ${generations}) as born, interval '8 days' * (0.5 + pg_temp.chance('life', n * 100 + g)) as life,
                          g < ${generations} or n % 10 = 0 as ends) l`,
  ];
}

function attemptRows(accounts: number, attempts: number): string {
  return `
    insert into refresh_attempts (id, account_id, open_for, status, cause, asked_by, generation_before, generation_after, failure, queued_at, started_at, ended_at)
    select pg_temp.id('attempt', n), account, case when open then account end, status::"AttemptStatus", 'signed_out', 'check', 1,
           case when status = 'succeeded' then 2 end, case when status = 'failed' then 'timed_out' end::"AttemptFailure", at, at,
           case when not open then at + interval '40 seconds' end
    from generate_series(1, ${attempts}) n,
         lateral (select n > ${attempts} - 2 as open, pg_temp.id('account', 1 + n % ${accounts}) as account, pg_temp.moment(n, ${attempts}) as at) o,
         lateral (select case when n = ${attempts} then 'waiting_for_code' when open then 'queued'
                              when n % 6 = 0 then 'failed' else 'succeeded' end as status) s`;
}
