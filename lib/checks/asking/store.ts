import { type Db, sql } from '#/lib/platform/db.ts';
import { CHANNEL, PAGE_CAME } from '#/lib/platform/events.ts';
import { lookUpCame, type ReadLease } from '#/lib/sessions/read-lease.ts';
import type { Check } from '../model.ts';
import type { LookUp, Question } from './model.ts';

/** What one question brought: usually one answer, of our own accounts several. */
export type Asked = {
  answers: readonly (Question & Pick<LookUp, 'finding'>)[];
  /** Of the first answer; the next ones follow. */
  sequence: number;
  requests: number;
  entries: number;
  accountId: string;
  generation: { id: string; number: number };
  lease: ReadLease;
  tookMs: number;
};

/** Stores answers in one statement. @returns false when the run no longer owns the check: nothing was written. */
export async function saveLookUps(db: Db, check: Pick<Check, 'id' | 'run'>, asked: Asked): Promise<boolean> {
  const { answers, generation } = asked;
  const people = answers.filter(({ canary }) => canary === null).length;
  const came = { generationId: generation.id, entries: asked.entries, requests: asked.requests, lease: asked.lease };
  const rows = await db.$queryRaw<unknown[]>`
    with guard as (
      update checks set
        look_ups = look_ups + ${people}::int,
        seen_at = clock_timestamp(),
        parked_since = null,
        stalled_since = null,
        fruitless_tries = 0
      where id = ${check.id}::uuid and run = ${check.run} and status = 'running'
      returning id
    ), answer as (
      insert into check_look_ups (check_id, sequence, canary, instagram_id, username, finding, requests, entries,
                                  account_id, generation, run, asked_at, took_ms)
      select guard.id, ${asked.sequence}::int + a.n::int - 1, a.canary::"Canary", a.instagram_id, a.username,
             a.finding::"LookUpFinding", case when a.n = 1 then ${asked.requests}::int else 0 end,
             case when a.n = 1 then ${asked.entries}::int else 0 end, ${asked.accountId}::uuid, ${generation.number}::int,
             ${check.run}::int, clock_timestamp(), ${Math.round(asked.tookMs)}::int
      from guard, unnest(
        ${answers.map(({ canary }) => canary)}::text[], ${answers.map(({ instagramId }) => instagramId)}::bigint[],
        ${answers.map(({ username }) => username)}::text[], ${answers.map(({ finding }) => finding)}::text[]
      ) with ordinality a(canary, instagram_id, username, finding, n)
    ), ${lookUpCame(came, sql`exists (select 1 from guard)`)}
    select pg_notify(${CHANNEL}, ${PAGE_CAME} || ':' || id)::text from guard`;
  return rows.length === 1;
}

/** Whether this run's answer is stored: for a commit whose reply was lost. */
export async function hasLookUp(db: Db, check: Pick<Check, 'id' | 'run'>, sequence: number): Promise<boolean> {
  const row = await db.checkLookUp.findUnique({
    where: { checkId_sequence: { checkId: check.id, sequence } },
    select: { run: true },
  });
  return row?.run === check.run;
}

/** Whether anything was asked for a check, canaries included. */
export async function anyLookUp(db: Db, checkId: string): Promise<boolean> {
  return (await db.checkLookUp.findFirst({ where: { checkId }, select: { sequence: true } })) !== null;
}

/** Everything that was asked for a check, in the order of asking. */
export function lookUpsOf(db: Db, checkId: string): Promise<LookUp[]> {
  return db.checkLookUp.findMany({
    where: { checkId },
    orderBy: { sequence: 'asc' },
    select: {
      ...{ sequence: true, canary: true, instagramId: true, username: true, finding: true },
      ...{ accountId: true, generation: true, askedAt: true },
    },
  });
}
