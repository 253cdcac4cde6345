import type { Db, Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import type { Role } from '../role.ts';
import { TokenView } from './view.ts';

const VIEW = selectOf(TokenView);

type NewRow = {
  name: string;
  role: Role;
  prefix: string;
  hash: string;
  operatorId: string | null;
  createdAt: Date;
  expiresAt: Date;
};
export type FoundToken = TokenView & { operator: { role: Role; disabledAt: Date | null } | null };

/** Adds a token; returns it without its hash. */
export function insertToken(tx: Tx, data: NewRow): Promise<TokenView> {
  return tx.apiToken.create({ data, select: VIEW });
}

/** With its operator's present role; null when there is none. */
export function findToken(db: Db, hash: string): Promise<FoundToken | null> {
  return db.apiToken.findUnique({
    where: { hash },
    select: { ...VIEW, operator: { select: { role: true, disabledAt: true } } },
  });
}

/** All tokens, newest first, ended ones too. */
export function selectTokens(db: Db): Promise<TokenView[]> {
  return db.apiToken.findMany({ select: VIEW, orderBy: { createdAt: 'desc' } });
}

/** Notes when a token admitted somebody last. */
export async function noteUsed(db: Db, id: string, at: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** Ends an open token. @returns it; null when it had ended or never was. */
export async function endToken(tx: Tx, id: string, at: Date): Promise<TokenView | null> {
  const [token] = await tx.apiToken.updateManyAndReturn({
    where: { id, revokedAt: null },
    data: { revokedAt: at },
    select: VIEW,
  });
  return token ?? null;
}

/** @returns how many were open. */
export async function endTokensOf(tx: Tx, operatorId: string, at: Date): Promise<number> {
  const { count } = await tx.apiToken.updateMany({ where: { operatorId, revokedAt: null }, data: { revokedAt: at } });
  return count;
}

/** Null when there is none. */
export function findTokenById(db: Tx, id: string): Promise<TokenView | null> {
  return db.apiToken.findUnique({ where: { id }, select: VIEW });
}
