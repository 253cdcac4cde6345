import type { Ctx } from '#/lib/context.ts';
import type { Relation } from './model.ts';
import type { Asking } from './people/asking-of.ts';
import { selectFromResult } from './results-store.ts';
import { selectUsers } from './users-store.ts';
import type { RelatedUser } from './view.ts';

/**
 * Profiles in one relation to the target, by id, at most 1,000 after `after`; only the total for whoever sees no names.
 * @param input.asking of the check's certificate, when it is at hand; else it is read.
 */
export async function listUsers(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { checkId: string; list: Relation; after?: string; limit: number; asking?: Asking },
): Promise<{ rows: RelatedUser[]; next: string | null; total: number }> {
  const limit = Math.min(Math.max(input.limit, 1), 1_000);
  const asked = { ...input, after: input.after ? BigInt(input.after) : null, limit };
  const found = (await selectFromResult(ctx.db, asked)) ?? (await selectUsers(ctx.db, asked));
  if (ctx.hideNames) return { rows: [], next: null, total: found.total };
  const rows = found.rows
    .slice(0, limit)
    .map((row) => ({ id: String(row.id), username: row.username, fullName: row.full_name, how: row.how }));
  return { rows, next: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null, total: found.total };
}
