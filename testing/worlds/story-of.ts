import type { Db } from '#/lib/platform/db.ts';

/** A world's checks, accounts, sessions and sign-ins, in the order in which they moved: for whoever looks for the cause of a failure. */
export async function storyOf(db: Db): Promise<string> {
  const rows = await db.$queryRaw<{ at: Date; line: string }[]>`
    select at, line from (
      select at, format('check %s: %s %s -> %s %s %s', right(check_id::text, 4), run, event, "to", reason, detail) line from check_moves
      union all
      select at, format('account %s: %s -> %s %s', right(account_id::text, 4), event, "to", reason) from account_moves
      union all
      select born_at, format('session %s born: %s', number, source) from generations
      union all
      select ended_at, format('session %s ended after %s requests: %s', number, requests, cause_of_death) from generations
      where ended_at is not null
      union all
      select queued_at, format('attempt %s queued: %s, not before %s; now %s %s', right(id::text, 4), cause, not_before, status, failure)
      from refresh_attempts
      union all
      select at, format('attempt %s: %s %s %s', right(attempt_id::text, 4), rung, screen, note) from attempt_steps
    ) as story order by at`;
  return rows.map(({ at, line }) => `${at.toISOString().slice(11)} ${line}`).join('\n');
}
