import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { AttemptView, ChallengeView, StepView } from '#/lib/refresh/view.ts';

/** Newest first, from the one after `after`, one more than `limit`. */
export function pageOfAttempts(
  db: Db,
  input: { accountId?: string | undefined; after?: string | undefined; limit: number },
): Promise<AttemptView[]> {
  const { accountId, after, limit } = input;
  const ofAccount = accountId ? sql`and t.account_id = ${accountId}::uuid` : sql``;
  const behind = after
    ? sql`and (t.queued_at, t.id) < (select queued_at, id from refresh_attempts where id = ${after}::uuid)`
    : sql``;
  return attemptRows(db, sql`true ${ofAccount} ${behind}`, limit + 1);
}

/** An attempt as it is shown; null when there is none. */
export async function attemptRow(db: Db, id: string): Promise<AttemptView | null> {
  const [row] = await attemptRows(db, sql`t.id = ${id}::uuid`, 1);
  return row ?? null;
}

function attemptRows(db: Db, which: Sql, limit: number): Promise<AttemptView[]> {
  return db.$queryRaw<AttemptView[]>`
    with ${LONG_WAITS}, t as (select * from refresh_attempts t where ${which} order by t.queued_at desc, t.id desc limit ${limit}::int)
    select t.id, t.account_id as "accountId", a.username as "accountUsername", t.status::text, t.cause::text, t.asked_by as "askedBy", t.rung,
           t.failure::text, t.detail, t.password_posts as "passwordPosts", t.generation_before as "generationBefore",
           t.generation_after as "generationAfter", t.not_before as "notBefore", t.queued_at as "queuedAt", t.started_at as "startedAt",
           t.ended_at as "endedAt", question.id as "openChallengeId", waited.checks as waiting
    from t join accounts a on a.id = t.account_id
    left join lateral (select id from challenges where attempt_id = t.id and status = 'open' limit 1) question on true
    cross join lateral (select count(distinct w.check_id)::int as checks from (${WAITS}) w) waited
    order by t.queued_at desc, t.id desc`;
}

/** In their order, without what is sealed in them. */
export function stepsOf(db: Db, attemptId: string): Promise<StepView[]> {
  return db.$queryRaw<StepView[]>`
    select id, sequence, rung, screen, note, outline, took_ms as "tookMs", at, sealed_picture is not null as "hasPicture"
    from attempt_steps where attempt_id = ${attemptId}::uuid order by at, sequence`;
}

/** A step with what is sealed in it; null when there is none. */
export function findStep(db: Db, id: string) {
  return db.attemptStep.findUnique({ where: { id } });
}

/** The newest step of an attempt that has a picture; null without one. An id may be anybody's text. */
export function lastPicturedStep(db: Db, attemptId: string) {
  if (!/^[\da-f-]{36}$/.test(attemptId)) return null;
  return db.attemptStep.findFirst({ where: { attemptId, sealedPicture: { not: null } }, orderBy: { at: 'desc' } });
}

/** Questions that wait for a person, oldest first. */
export function openChallengeRows(db: Db): Promise<ChallengeView[]> {
  return challengeRows(db, sql`c.status = 'open'`);
}

/** What an attempt asked people, oldest first. */
export function challengesOf(db: Db, attemptId: string): Promise<ChallengeView[]> {
  return challengeRows(db, sql`c.attempt_id = ${attemptId}::uuid`);
}

/** A challenge as it is shown; null when there is none. */
export async function challengeRow(db: Db, id: string): Promise<ChallengeView | null> {
  const [row] = await challengeRows(db, sql`c.id = ${id}::uuid`);
  return row ?? null;
}

function challengeRows(db: Db, which: Sql): Promise<ChallengeView[]> {
  return db.$queryRaw<ChallengeView[]>`
    with ${LONG_WAITS}
    select c.id, c.attempt_id as "attemptId", t.status::text as "attemptStatus", a.username as "accountUsername", c.kind::text, c.status::text,
           c.sent_to as "sentTo", c.digits_min as "digitsMin", c.digits_max as "digitsMax", c.letters,
           coalesce(c.wish = 'resend', false) as "resendKept", coalesce(c.methods::text[], '{}') as methods, c.wrong_before as "wrongBefore", c.asked_at as "askedAt",
           c.expires_at as "expiresAt", c.can_resend_at as "canResendAt", c.answered_by as "answeredBy", c.answered_door as "answeredDoor",
           c.answered_at as "answeredAt", c.sealed_picture is not null as "hasPicture", c.picture_at as "pictureAt",
           coalesce(waiting.checks, '[]') as "waitingChecks"
    from challenges c join refresh_attempts t on t.id = c.attempt_id join accounts a on a.id = t.account_id
    cross join lateral (
      select json_agg(json_build_object('id', k.id, 'targetUsername', k.target_username) order by w.since) as checks
      from (select check_id, min(since) as since from (${WAITS}) w group by check_id) w join checks k on k.id = w.check_id
    ) waiting
    where ${which} order by c.asked_at`;
}

/** What the browser shows while it waits for the code, sealed; null without such a challenge. */
export function challengePicture(db: Db, id: string) {
  return db.challenge.findUnique({ where: { id }, select: { id: true, sealedPicture: true, pictureAt: true } });
}

export type Wait = { checkId: string; targetUsername: string; since: Date; until: Date | null };

/** The blast radius of an attempt: checks that were parked for the account's session while it ran. */
export function waitsOf(db: Db, attemptId: string): Promise<Wait[]> {
  return db.$queryRaw<Wait[]>`
    with ${LONG_WAITS}
    select c.id as "checkId", c.target_username as "targetUsername", w.since, w.until
    from refresh_attempts t cross join lateral (${WAITS}) w join checks c on c.id = w.check_id
    where t.id = ${attemptId}::uuid
    order by w.since`;
}

/**
 * A wait lasts some hours at most unless no worker runs: then its check is given up. An attempt's waits are looked for
 * among those that began this long before it, and among all of checks that lived longer than this.
 */
const WAIT = sql`interval '30 days'`;

/** Hardly ever one: they are looked for before their moves, by the index that has this condition. */
const LONG_WAITS = sql`
  long_checks as materialized (
    select id from checks
    where (finished_at is null or finished_at - requested_at > interval '30 days')
      and requested_at < (select max(queued_at) from refresh_attempts) - ${WAIT}
  ), lasting as materialized (
    select m.* from long_checks c cross join lateral (
      select check_id, account_id, at from check_moves
      where check_id = c.id and event = 'park' and reason = 'session' offset 0
    ) m
  )`;

const WAITS = sql`
  select m.check_id, m.at as since, ended.until
  from (
    select check_id, at from check_moves
    where account_id = t.account_id and event = 'park' and reason = 'session'
      and at >= t.queued_at - ${WAIT} and at <= coalesce(t.ended_at, 'infinity')
    union all
    select check_id, at from lasting where account_id = t.account_id and at < t.queued_at - ${WAIT}
  ) m
  cross join lateral (select min(at) as until from check_moves where check_id = m.check_id and at > m.at) ended
  where coalesce(ended.until, 'infinity') >= t.queued_at`;
