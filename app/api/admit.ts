/** Who asks? A token in the `Authorization` header, and nothing else: no cookie, no address. */

import type { Actor } from '#/lib/operators/audit.ts';
import type { Right } from '#/lib/operators/rights.ts';
import type { Role } from '#/lib/operators/role.ts';
import { admitToken } from '#/lib/operators/tokens/admit-token.ts';
import type { TokenView } from '#/lib/operators/tokens/model.ts';
import { bearerOf, hashToken } from '#/lib/operators/tokens/token-format.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { ApiContext, ApiCtx } from './define-route.ts';
import { forgetToken, isKnownToken, knowToken } from './known-tokens.ts';
import { giveWrongUseBack, takeTokenUse, takeWrongUse } from './rates.ts';

/** Who asks. */
export type Admitted = { by: Actor; role: Role; token: TokenView };

/**
 * Admits the holder of a token for `action`, as often as a token may ask.
 *
 * Until it is proven, a token counts as a wrong one of the address that sent it, and is not looked up once that address
 * has sent too many. A token that was right a moment ago is not kept waiting by others at its address.
 * @throws {DomainError} `unauthenticated`, `forbidden`.
 * @throws {ApiRefusal} `throttled`
 */
export async function admit(c: ApiContext, ctx: ApiCtx, right: Right): Promise<Admitted> {
  const authorization = c.req.header('authorization') ?? null;
  const secret = bearerOf(authorization);
  const proven = async () => {
    const { actor: by, role, token } = await admitToken(ctx, { secret, right });
    return { by, role, token };
  };
  if (authorization === null) return proven(); // a refusal for which nothing is looked up

  const hash = hashToken(secret ?? '');
  if (isKnownToken(hash, ctx.clock.now())) {
    await takeTokenUse(c, ctx, hash);
    return proven().catch((error: unknown) => {
      if (!isRight(error)) forgetToken(hash);
      throw error;
    });
  }

  await takeWrongUse(c, ctx);
  const asker = await proven().catch((error: unknown) => {
    if (!isRight(error)) throw error;
    return error;
  });
  knowToken(hash, ctx.clock.now());
  await giveWrongUseBack(c, ctx);
  await takeTokenUse(c, ctx, hash);
  if (asker instanceof Error) throw asker;
  return asker;
}

/** Whether this is no fault of the token: it is right, and not enough for what was asked. */
function isRight(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'forbidden';
}
