import type { Ctx } from '#/lib/context.ts';
import { countKept, type KeptPerson, keptPeople } from './store.ts';

/** People who may stay, the newest first, without the first `offset`. */
export async function listKept(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint; offset: number; limit: number },
): Promise<{ people: KeptPerson[]; total: number; more: boolean }> {
  const [rows, total] = await Promise.all([keptPeople(ctx.db, input), countKept(ctx.db, input.customerId)]);
  return { people: rows.slice(0, input.limit), total, more: rows.length > input.limit };
}
