import { type Db, sql } from '#/lib/platform/db.ts';
import type { AttemptFailure, AttemptStatus } from '#/lib/refresh/model.ts';
import type { OpenAttempt } from '#/lib/sessions/model.ts';
import type { AccountMoveView, AccountView, GenerationView } from '#/lib/sessions/view.ts';

/** Without identity and credentials, sealed or not. */
export type AccountFacts = Pick<
  AccountView,
  'id' | 'username' | 'status' | 'blockedFor' | 'hasPassword' | 'hasTotpSeed' | 'notes' | 'createdAt'
> & {
  instagramId: bigint | null;
  passwordRefused: boolean;
  restsUntil: Date | null;
  openId: string | null;
  openStatus: OpenAttempt | null;
  challengeId: string | null;
  endedId: string | null;
  endedStatus: AttemptStatus | null;
  failure: AttemptFailure | null;
  endedAt: Date | null;
  generation: GenerationView | null;
  runningChecks: number;
  waitingChecks: number;
};

type Row = Omit<AccountFacts, 'generation'> & {
  [Name in Exclude<keyof GenerationView, 'id' | 'endedAt'>]: GenerationView[Name];
} & { generationId: string | null };

/** Every account, oldest first, or one, with what its view is derived from; one statement. */
export async function accountsWithFacts(db: Db, { id, now }: { id?: string; now: Date }): Promise<AccountFacts[]> {
  const rows = await db.$queryRaw<Row[]>`
    with waiting as (
      select m.account_id, count(*)::int as checks
      from checks c
      cross join lateral (select account_id from check_moves where check_id = c.id order by at desc limit 1) m
      where c.status = 'parked' and c.park_reason = 'session'
      group by m.account_id
    ), reading as (
      select l.account_id, count(distinct c.id)::int as checks
      from account_leases l join checks c on c.id = l.check_id and c.run = l.run and c.status = 'running'
      group by l.account_id
    )
    select a.id, a.username, a.instagram_id as "instagramId", a.status::text, a.blocked_for as "blockedFor",
           a.sealed_password is not null as "hasPassword", a.sealed_totp_seed is not null as "hasTotpSeed",
           coalesce(a.refused_password_version = a.password_version, false) as "passwordRefused",
           a.notes, a.created_at as "createdAt", rest.until as "restsUntil",
           open.id as "openId", open.status::text as "openStatus", question.id as "challengeId",
           ended.id as "endedId", ended.status::text as "endedStatus", ended.failure::text, ended.ended_at as "endedAt",
           g.id as "generationId", g.number, g.source::text, g.masked_session_id as "maskedSessionId", g.requests,
           g.entries_read as "entriesRead", g.born_at as "bornAt", g.last_good_at as "lastGoodAt", g.cause_of_death::text as "causeOfDeath", g.evidence,
           coalesce(reading.checks, 0) as "runningChecks", coalesce(waiting.checks, 0) as "waitingChecks"
    from accounts a
    left join lateral (select * from generations where account_id = a.id and ended_at is null order by number desc limit 1) g on true
    left join lateral (select max(rests_until) as until from account_budgets where account_id = a.id and rests_until > ${now}) rest on true
    left join refresh_attempts open on open.open_for = a.id
    left join lateral (select id from challenges where attempt_id = open.id and status = 'open' limit 1) question on true
    left join lateral (
      select * from refresh_attempts where account_id = a.id and open_for is null order by queued_at desc limit 1) ended on true
    left join reading on reading.account_id = a.id
    left join waiting on waiting.account_id = a.id
    ${id === undefined ? sql`` : sql`where a.id = ${id}::uuid`}
    order by a.created_at`;
  return rows.map(({ generationId, number, source, maskedSessionId, requests, entriesRead, ...row }) => {
    const { bornAt, lastGoodAt, causeOfDeath, evidence, ...account } = row;
    const born = { number, source, maskedSessionId, requests, entriesRead, bornAt, lastGoodAt, causeOfDeath, evidence };
    return { ...account, generation: generationId === null ? null : { id: generationId, endedAt: null, ...born } };
  });
}

const GENERATION = {
  ...{ id: true, number: true, source: true, maskedSessionId: true, requests: true, entriesRead: true },
  ...{ bornAt: true, lastGoodAt: true, endedAt: true, causeOfDeath: true, evidence: true },
} as const satisfies Record<keyof GenerationView, true>;

/** The newest generations of an account, without what is sealed in them. */
export function generationsOf(db: Db, accountId: string, limit: number): Promise<GenerationView[]> {
  return db.generation.findMany({ where: { accountId }, orderBy: { number: 'desc' }, take: limit, select: GENERATION });
}

/** The newest moves of an account. */
export function accountMovesOf(db: Db, accountId: string, limit: number): Promise<AccountMoveView[]> {
  return db.accountMove.findMany({
    where: { accountId },
    orderBy: { at: 'desc' },
    take: limit,
    select: { at: true, from: true, event: true, to: true, reason: true },
  });
}
