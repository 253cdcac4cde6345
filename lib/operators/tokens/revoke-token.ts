import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { endToken, findTokenById } from './store.ts';
import type { TokenView } from './view.ts';

/** Ends a token from the next request on. Idempotent. @throws {DomainError} `forbidden`; `not_found`. */
export async function revokeToken(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { tokenId: string; by: Actor },
): Promise<TokenView> {
  demandRight(input.by, 'token.revoke');
  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const ended = await endToken(tx, input.tokenId, at);
    if (ended) {
      await recordAudit(tx, {
        actor: input.by,
        action: 'token.revoked',
        subject: { kind: 'token', id: ended.id },
        detail: { name: ended.name },
        at,
      });
      return ended;
    }
    const before = await findTokenById(tx, input.tokenId);
    if (!before) throw notFound('token', input.tokenId);
    return before;
  });
}
