import type { Sizes } from './sizes.ts';

/** About most results, the newer half of the checks, and each sign-in. */
export function noticeStatements({ notices, checks, attempts }: Sizes): string[] {
  const results = Math.round(notices * 0.5);
  const progress = Math.round(notices * 0.25);
  const bell = notices - results - progress;
  return [
    ofChecks('check_result', { most: results, where: 'finished_at is not null' }),
    ofChecks('check_progress', { most: progress, where: `id > pg_temp.id('check', ${checks - progress})` }),
    `insert into notices (id, audience, channel, kind, dedupe_key, payload, status, next_try_at, owed_at, sent_at)
     select pg_temp.id('bell', n), 'operators', case when n % 3 = 0 then 'telegram' else 'dashboard' end::"NoticeChannel",
            case when n % 6 = 1 then 'refresh_failed' else 'refreshed' end, 'bell:' || n,
            jsonb_build_object('username', 'reader.1', 'attemptId', pg_temp.id('attempt', 1 + n % ${attempts}), 'failure', 'timed_out', 'needsPerson', false),
            'sent', '9999-12-31', pg_temp.moment(n, ${bell}), pg_temp.moment(n, ${bell})
     from generate_series(1, ${bell}) n`,
    `insert into notices (id, audience, channel, kind, dedupe_key, payload, status, next_try_at, owed_at, sent_at)
     select gen_random_uuid(), 'operators', channel::"NoticeChannel", 'code_needed', 'code_needed:' || c.id || ':' || channel,
            jsonb_build_object('username', 'reader.1', 'attemptId', c.attempt_id, 'challengeId', c.id, 'question', 'text_code'),
            'sent', case when c.status = 'open' then now() else '9999-12-31' end, c.asked_at, c.asked_at
     from challenges c, unnest(array['dashboard', 'telegram']) channel`,
  ];
}

function ofChecks(kind: string, { most, where }: { most: number; where: string }): string {
  return `
    insert into notices (id, audience, channel, customer_id, check_id, kind, dedupe_key, payload, status, next_try_at, owed_at, sent_at, chat_id, message_id)
    select gen_random_uuid(), 'customer', 'telegram', customer_id, id, '${kind}', '${kind}:' || id, '{}', 'sent',
           case when finished_at is null then now() else '9999-12-31' end, requested_at, requested_at, customer_id, 1
    from checks where ${where} order by requested_at desc limit ${most}`;
}
