/** Who asks? A token in the `Authorization` header, and nothing else: no cookie, no address. */
import type { Ctx } from '#/lib/context.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { admitToken } from '#/lib/operators/tokens/admit-token.ts';
import { bearerOf, hashToken } from '#/lib/operators/tokens/token-format.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { forgetToken, isKnownToken, knowToken } from './known-tokens.ts';
import { giveWrongUseBack, takeTokenUse, takeWrongUse } from './rates.ts';

export type Asker = Awaited<ReturnType<typeof admitToken>>;

/**
 * Admits the holder of a token for `action`, as often as a token may ask.
 *
 * Until it is proven, a token counts as a wrong one of the address that sent it, and is not looked up once that address
 * has sent too many. A token that was right a moment ago is not kept waiting by others at its address.
 * @throws {DomainError} `unauthenticated`, `forbidden`.
 * @throws {ApiRefusal} `throttled`
 */
export async function admit(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>, request: Request, right: Right): Promise<Asker> {
  const authorization = request.headers.get('authorization');
  const secret = bearerOf(authorization);
  const proven = () => admitToken(ctx, { secret, right });
  if (authorization === null) return proven(); // a refusal for which nothing is looked up

  const hash = hashToken(secret ?? '');
  if (isKnownToken(hash, ctx.clock.now())) {
    await takeTokenUse(ctx, request, hash);
    return proven().catch((error: unknown) => {
      if (!isRight(error)) forgetToken(hash);
      throw error;
    });
  }

  await takeWrongUse(ctx, request);
  const asker = await proven().catch((error: unknown) => {
    if (!isRight(error)) throw error;
    return error;
  });
  knowToken(hash, ctx.clock.now());
  await giveWrongUseBack(ctx, request);
  await takeTokenUse(ctx, request, hash);
  if (asker instanceof Error) throw asker;
  return asker;
}

/** Whether this is no fault of the token: it is right, and not enough for what was asked. */
function isRight(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'forbidden';
}
