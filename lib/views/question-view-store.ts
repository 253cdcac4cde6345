import type { Db } from '#/lib/platform/db.ts';

export type SettledQuestion = {
  id: string;
  status: 'answered' | 'accepted' | 'refused' | 'expired' | 'closed';
  by: string | null;
  door: string | null;
  /** Its sign-in goes on, or succeeded. */
  goesOn: boolean;
};

/** In operators' chats, not showing yet how they were settled. */
export function settledRows(db: Db, now: Date, limit: number): Promise<SettledQuestion[]> {
  return db.$queryRaw<SettledQuestion[]>`
    select n.id, c.status::text as status, c.answered_by as by, c.answered_door as door,
      a.status in ('queued', 'running', 'waiting_for_code', 'succeeded') as "goesOn"
    from notices n
    join challenges c
      on c.id = case when n.payload->>'challengeId' ~ '^[0-9a-f-]{36}$' then (n.payload->>'challengeId')::uuid end
    join refresh_attempts a on a.id = c.attempt_id
    where n.status = 'sent' and n.next_try_at <= ${now} and n.kind in ('code_needed', 'code_reminder') and n.channel = 'telegram'
      and c.status <> 'open' and coalesce(n.payload->>'told', '') <> c.status::text
    limit ${limit}`;
}

/** Questions in operators' own chats whose browser has shown its screen since, and that do not show it yet. */
export function unpicturedRows(db: Db, now: Date, limit: number): Promise<{ id: string; challengeId: string }[]> {
  return db.$queryRaw<{ id: string; challengeId: string }[]>`
    select n.id, c.id as "challengeId"
    from challenges c
    join notices n on n.payload->>'challengeId' = c.id::text and n.kind = 'code_needed' and n.channel = 'telegram'
    join operators o on o.telegram_id = n.chat_id and o.disabled_at is null
    where c.status = 'open' and c.expires_at > ${now} and c.sealed_picture is not null
      and n.status = 'sent' and n.next_try_at <= ${now} and n.message_id is not null and not n.payload ? 'pictured'
    limit ${limit}`;
}

export type QuestionRow = { kind: string; payload: unknown };

/** The bell's lines about questions that still wait for a person, oldest first. */
export function openRows(db: Db, now: Date): Promise<QuestionRow[]> {
  return db.$queryRaw<QuestionRow[]>`
    select n.kind, n.payload
    from challenges c join notices n on n.dedupe_key = 'code_needed:' || c.id || ':dashboard'
    where c.status = 'open' and c.expires_at > ${now}
    order by c.asked_at`;
}

/** Whether nobody need answer any more; false for a challenge that is not there. */
export async function isSettledRow(db: Db, challengeId: string, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<{ settled: boolean }[]>`
    select status <> 'open' or expires_at <= ${now} as settled from challenges where id::text = ${challengeId}`;
  return rows[0]?.settled ?? false;
}
