import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { endOf, LONGEST_LIFE_DAYS } from './model.ts';
import type { NewToken } from './schema.ts';
import { insertToken } from './store.ts';
import { generateToken, hashToken, prefixOf } from './token-format.ts';
import type { TokenView } from './view.ts';

/**
 * Makes an API token; `secret` is shown this once. It never has more rights than its operator and ends with them.
 * @param input `days`: 90 unless said, never more.
 * @throws {DomainError} `forbidden`: no token makes a token.
 */
export async function createToken(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: NewToken & { operatorId?: string | null; by: Actor },
): Promise<{ secret: string; token: TokenView }> {
  demandRight(input.by, 'token.make');
  const secret = generateToken();
  const at = ctx.clock.now();
  const token = await ctx.db.transaction(async (tx) => {
    const made = await insertToken(tx, {
      name: input.name,
      role: input.role,
      prefix: prefixOf(secret),
      hash: hashToken(secret),
      operatorId: input.operatorId ?? null,
      createdAt: at,
      expiresAt: endOf(input.days ?? LONGEST_LIFE_DAYS, at),
    });
    const detail = { name: made.name, role: made.role, expiresAt: made.expiresAt };
    await recordAudit(tx, {
      actor: input.by,
      action: 'token.created',
      subject: { kind: 'token', id: made.id },
      detail,
      at,
    });
    return made;
  });
  return { secret, token };
}
