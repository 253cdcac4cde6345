import { type Db, isDuplicate, type Sql, sql, type Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { settingOf } from '#/lib/platform/stored-setting.ts';
import {
  type HouseRules,
  type OperatorRecord,
  type OperatorSessionRow,
  type ProvenFactor,
  RULE_KEYS,
} from './model.ts';
import { endPendings } from './pending-store.ts';
import type { Role } from './role.ts';
import type { NewOperator } from './schema.ts';
import { OperatorView } from './view.ts';

export const VIEW = selectOf(OperatorView);

/** @throws {DomainError} `conflict` when the e-mail is taken. */
export async function insertOperator(
  tx: Tx,
  input: Omit<NewOperator, 'password'> & { passwordHash: string; mustChangePassword: boolean },
): Promise<OperatorView> {
  try {
    return await tx.operator.create({ data: input, select: VIEW });
  } catch (error) {
    if (isDuplicate(error))
      throw new DomainError('conflict', `There is an operator with the e-mail ${input.email} already.`, {
        email: input.email,
      });
    throw error;
  }
}

/** Null when there is none. */
export function findOperator(db: Db | Tx, where: { id: string } | { email: string }): Promise<OperatorRecord | null> {
  return db.operator.findUnique({ where, select: { ...VIEW, passwordHash: true, tokenVersion: true } });
}

/** Every operator, in the order of adding. */
export function selectOperators(db: Db): Promise<OperatorView[]> {
  return db.operator.findMany({ select: VIEW, orderBy: { createdAt: 'asc' } });
}

/** Enabled owners, locked: two cannot remove each other at once. */
export async function lockOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM operators WHERE role = 'owner' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** Changes a role; returns the operator with the new one. */
export async function updateRole(tx: Tx, id: string, role: Role): Promise<OperatorView> {
  return tx.operator.update({ where: { id }, data: { role }, select: VIEW });
}

/** Sets or lifts the ban; ends every session. */
export async function updateDisabled(tx: Tx, id: string, disabledAt: Date | null, at: Date): Promise<OperatorView> {
  await endSessions(tx, { operatorId: id, at });
  return tx.operator.update({ where: { id }, data: { disabledAt, tokenVersion: { increment: 1 } }, select: VIEW });
}

/** Replaces the hash that was seen. @returns the new token version; null when it changed meanwhile. */
export async function replacePassword(
  tx: Tx,
  operator: Pick<OperatorRecord, 'id' | 'passwordHash'>,
  next: { passwordHash: string; mustChangePassword: boolean },
): Promise<number | null> {
  const { id, passwordHash: seen } = operator;
  const [row] = await tx.operator.updateManyAndReturn({
    where: { id, passwordHash: seen },
    data: { ...next, tokenVersion: { increment: 1 } },
    select: { tokenVersion: true },
  });
  return row?.tokenVersion ?? null;
}

/** Ends all sessions not carried over. @returns the new token version. */
export async function raiseTokenVersion(tx: Tx, id: string): Promise<number> {
  const data = { tokenVersion: { increment: 1 } };
  return (await tx.operator.update({ where: { id }, data, select: { tokenVersion: true } })).tokenVersion;
}

/** Under today's cost; signs nobody out. */
export async function rehashPassword(
  tx: Tx,
  operator: Pick<OperatorRecord, 'id' | 'passwordHash'>,
  passwordHash: string,
): Promise<void> {
  await tx.operator.updateMany({
    where: { id: operator.id, passwordHash: operator.passwordHash },
    data: { passwordHash },
  });
}

/** How a sign-in ended; the same statement for unknown e-mails. */
export async function noteSignIn(tx: Tx, email: string, outcome: { failedAt: Date } | 'succeeded'): Promise<void> {
  const data =
    outcome === 'succeeded'
      ? { failedSignIns: 0 }
      : { failedSignIns: { increment: 1 }, lastFailedAt: outcome.failedAt };
  await tx.operator.updateMany({ where: { email }, data });
}

/** Adds a session; returns its id. */
export async function insertSession(
  tx: Tx,
  input: {
    operatorId: string;
    tokenVersion: number;
    address: string | null;
    userAgent: string | null;
    deviceId: string;
    at: Date;
  },
): Promise<string> {
  const { at, ...data } = input;
  const row = await tx.operatorSession.create({
    data: { ...data, createdAt: at, seenAt: at, confirmedAt: at },
    select: { id: true },
  });
  return row.id;
}

type OwnedSession = OperatorSessionRow & { operator: OperatorRecord; factors: ProvenFactor[]; rules: HouseRules };

/** A use of a session at `at`, noted unless one was after `unless`, or none since `since`, when it died of that. */
type Use = { at: Date; unless: Date; since: Date };

/**
 * A session as it was, with its operator, proven factors, oldest first, and the rules of the house; null when there is
 * none. `use` is noted with it. One statement.
 */
export async function findSession(db: Db | Tx, id: string, use?: Use): Promise<OwnedSession | null> {
  const [row] = await db.$queryRaw<
    (Omit<OwnedSession, 'operator' | 'rules'> & { version: number; since: Date } & OperatorRecord & HouseRules)[]
  >`
    ${use ? noted(id, use) : sql``}
    select s.operator_id as "operatorId", s.token_version as version, s.created_at as since, s.seen_at as "seenAt", s.ended_at as "endedAt",
           s.confirmed_at as "confirmedAt", o.email, o.name, o.role::text, o.language::text, o.time_zone as "timeZone",
           o.telegram_id as "telegramId", o.must_change_password as "mustChangePassword", o.disabled_at as "disabledAt",
           o.created_at as "createdAt", o.failed_sign_ins as "failedSignIns", o.last_failed_at as "lastFailedAt",
           o.password_hash as "passwordHash", o.token_version as "tokenVersion",
           coalesce(${settingOf(RULE_KEYS.namesForViewers)} = 'true', false) as "namesForViewers",
           coalesce(${settingOf(RULE_KEYS.factorForOwners)} = 'true', false) as "factorForOwners", ${settingOf(RULE_KEYS.maintenance)} as maintenance,
           coalesce((select json_agg(json_build_object('kind', f.kind, 'rpId', f.rp_id) order by f.created_at) from second_factors f
                     where f.operator_id = o.id and f.proven_at is not null), '[]') as factors
    from operator_sessions s join operators o on o.id = s.operator_id
    where s.id = ${id}::uuid`;
  if (!row) return null;
  const { operatorId, version, since, seenAt, endedAt, confirmedAt, factors, ...rest } = row;
  const { namesForViewers, factorForOwners, maintenance, ...operator } = rest;
  const session = { id, operatorId, tokenVersion: version, createdAt: since, seenAt, endedAt, confirmedAt };
  return {
    ...session,
    operator: { ...operator, id: operatorId },
    factors,
    rules: { namesForViewers, factorForOwners, maintenance },
  };
}

/** Forward only; never wakes a session that is over. */
function noted(id: string, { at, unless, since }: Use): Sql {
  return sql`
    with noted as (
      update operator_sessions set seen_at = ${at}
      where id = ${id}::uuid and ended_at is null and seen_at <= ${unless} and seen_at > ${since})`;
}

/** Notes when a session repeated its proof. */
export async function noteConfirmed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.operatorSession.updateMany({ where: { id, endedAt: null }, data: { confirmedAt: at } });
}

/** Ends one session, or all but one, and begun sign-ins. @returns how many were open. */
export async function endSessions(
  tx: Tx,
  which: { id: string; at: Date } | { operatorId: string; except?: string; at: Date },
): Promise<number> {
  const whose =
    'id' in which
      ? { id: which.id }
      : { operatorId: which.operatorId, ...(which.except ? { id: { not: which.except } } : {}) };
  if ('operatorId' in which) await endPendings(tx, which.operatorId, which.at);
  const { count } = await tx.operatorSession.updateMany({
    where: { ...whose, endedAt: null },
    data: { endedAt: which.at },
  });
  return count;
}

/** A session and its browser survive a new token version. */
export async function carrySession(tx: Tx, id: string, operatorId: string, tokenVersion: number): Promise<void> {
  const session = { id, operatorId, endedAt: null };
  await tx.operatorSession.updateMany({ where: session, data: { tokenVersion } });
  await tx.operatorDevice.updateMany({ where: { sessions: { some: session } }, data: { tokenVersion } });
}
