import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from '../audit.ts';
import { demandRight, type Right } from '../rights.ts';
import { lowerRole, type Role } from '../role.ts';
import { actorOf, isTokenAlive, USED_EVERY_MS } from './model.ts';
import { findToken, noteUsed } from './store.ts';
import { hashToken, isTokenShaped } from './token-format.ts';
import type { TokenView } from './view.ts';

/**
 * Lets a token's holder act. @param input `secret`: from the `Authorization` header, never an address.
 * @throws {DomainError} `unauthenticated` (unknown, ended, or its operator disabled); `forbidden`.
 */
export async function admitToken(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { secret: string | null; right: Right },
): Promise<{ token: TokenView; actor: Actor; role: Role }> {
  const found = input.secret && isTokenShaped(input.secret) ? await findToken(ctx.db, hashToken(input.secret)) : null;
  const now = ctx.clock.now();
  if (!found || !isTokenAlive(found, now) || found.operator?.disabledAt) {
    throw new DomainError(
      'unauthenticated',
      'This needs a valid API token in the header "Authorization: Bearer mut_…".',
    );
  }
  const { operator, ...token } = found;
  const role = operator ? lowerRole(token.role, operator.role) : token.role;
  const actor = actorOf(token, role);
  demandRight(actor, input.right);
  if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) >= USED_EVERY_MS) await noteUsed(ctx.db, token.id, now);
  return { token, actor, role };
}
