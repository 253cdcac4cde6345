/** Who did what, written in the action's transaction (docs/design.md#rule-6). */
import { systemClock } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { redact } from '#/lib/vault/redaction.ts';
import { insertAuditEntry, selectAuditEntries } from './audit-store.ts';
import type { AuditQuery } from './model.ts';
import type { Role } from './role.ts';
import type { AuditLine, Doer, Subject } from './view.ts';

/** Who acts, as a door has proven it, with the present `role`; rights are in `rights.ts`. */
export type Actor =
  | {
      readonly kind: 'operator' | 'token';
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      readonly chatId?: bigint;
    }
  | { readonly kind: 'customer'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: string };

export type Person = Extract<Actor, { role: Role }>;

/** `action`: dotted, past tense (`account.paused`). `detail`: JSON; secrets in it are hidden. */
export type Action = {
  readonly actor: Doer;
  readonly action: string;
  readonly subject?: Subject | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Now if absent. */
  readonly at?: Date;
};

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Mutuals' };

/** Writes one action in its own transaction. */
export async function recordAudit(tx: Tx, action: Action): Promise<void> {
  await insertAuditEntry(tx, {
    ...action,
    at: action.at ?? systemClock.now(),
    detail: action.detail && redact(action.detail),
  });
}

/** Lines newest first, at most `limit` (100; 500 at most), and the next page's id, null at the end. */
export async function listAudit(
  ctx: { db: Db },
  query: AuditQuery = {},
): Promise<{ rows: AuditLine[]; next: string | null }> {
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 100), 1), 500);
  const rows = await selectAuditEntries(ctx.db, query, limit + 1);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
