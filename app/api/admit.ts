import type { Right } from '#/lib/operators/rights.ts';
import { admitToken } from '#/lib/operators/tokens/admit-token.ts';
import { bearerOf, hashToken } from '#/lib/operators/tokens/token-format.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { forgetToken, isKnownToken, knowToken } from './known-tokens.ts';
import type { Admitted, ApiContext, ApiCtx } from './model.ts';
import { giveWrongUseBack, takeTokenUse, takeWrongUse } from './rates.ts';

/**
 * Admits a token's holder within its rate. After too many wrong tokens of its address it is refused unlooked, unless it
 * was right a moment ago. @throws {DomainError} `unauthenticated`, `forbidden`. @throws {ApiRefusal} `throttled`
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

/** Right, but not enough. */
function isRight(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'forbidden';
}
