/**
 * Who did what. Every action of a person is written here in the action's own transaction (docs/design.md#rule-6): an action
 * that happened is in the log, and one that was rolled back is not.
 */
import { systemClock } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { redact } from '#/lib/vault/redaction.ts';
import { insertAuditEntry, selectAuditEntries } from './audit-store.ts';
import type { AuditQuery } from './model.ts';
import type { Role } from './role.ts';
import type { AuditLine, Doer, Subject } from './view.ts';

/** Who acts, as a door has proven it; `role` is the one of this moment. What that allows is in `rights.ts`. */
export type Actor =
  | {
      readonly kind: 'operator' | 'token';
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      /** The Telegram chat in which an operator acts. */
      readonly chatId?: bigint;
    }
  | { readonly kind: 'customer'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: string };

/** An actor with a role: an operator or a token. */
export type Person = Extract<Actor, { role: Role }>;

/** `action` is a dotted word in the past tense, such as `account.paused`. `detail` is JSON; secret names and shapes in it are hidden. */
export type Action = {
  readonly actor: Doer;
  readonly action: string;
  readonly subject?: Subject | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** When it was done; now if absent. */
  readonly at?: Date;
};

/** The product itself, for actions that nobody asked for. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Mutuals' };

/** Writes one action. Takes the action's transaction, so that both happen or neither. */
export async function recordAudit(tx: Tx, action: Action): Promise<void> {
  await insertAuditEntry(tx, {
    ...action,
    at: action.at ?? systemClock.now(),
    detail: action.detail && redact(action.detail),
  });
}

/** @returns at most `limit` (100; 500 at most) lines, newest first, and the id to ask the next page with, or null at the end. */
export async function listAudit(
  ctx: { db: Db },
  query: AuditQuery = {},
): Promise<{ rows: AuditLine[]; next: string | null }> {
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 100), 1), 500);
  const rows = await selectAuditEntries(ctx.db, query, limit + 1);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
