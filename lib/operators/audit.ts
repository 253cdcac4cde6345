/**
 * Who did what. Every action of a person is written here in the action's own transaction (docs/design.md#rule-6): an action
 * that happened is in the log, and one that was rolled back is not.
 */
import { systemClock } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { redact } from '#/lib/vault/redaction.ts';
import { insertAuditEntry, selectAuditEntries } from './audit-store.ts';
import type { Role } from './role.ts';

/** Who acted. `id` is null when it was the product itself; `name` is kept as it was, so that the log reads after a deletion. */
export type Doer = {
  readonly kind: 'operator' | 'token' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
};

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

/** What it was done to, such as `{ kind: 'account', id }`. */
export type Subject = { readonly kind: string; readonly id: string };

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

/** One line of the log. */
export type AuditLine = { id: string; at: Date; actor: Doer; action: string; subject: Subject | null; detail: unknown };

/**
 * The page after `after` (an entry's id), newest first; narrowed when asked: to one subject, actor or action, to names and
 * words that hold a text, to a time (`since` is in it, `until` is not).
 */
export type AuditQuery = {
  after?: string | undefined;
  limit?: number;
  subject?: Subject;
  actorId?: string | undefined;
  action?: string | undefined;
  actorText?: string | undefined;
  actionText?: string | undefined;
  subjectText?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

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
