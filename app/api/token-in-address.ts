/**
 * A token in an address is refused even beside a good header (docs/facts/reliability.md#attacks: E37); a living one
 * alarms operators.
 */
import type { MiddlewareHandler } from 'hono';
import { recogniseToken } from '#/lib/operators/tokens/recognise-token.ts';
import { tellIntrusion } from '#/lib/outbox/tell-intrusion.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { ApiCtx, ApiEnv } from './model.ts';

/** @throws {DomainError} `unauthenticated` */
export const refuseTokenInAddress: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const address = new URL(c.req.url);
  const tokens = tokensIn(address);
  if (tokens.length === 0 && !isNamed(address)) return next();
  await alarm(c.var.open, address, tokens).catch(() => {}); // without a database it is refused all the same
  throw new DomainError(
    'unauthenticated',
    'A token in the address is refused, because addresses are logged. Send it as "Authorization: Bearer mut_…", and revoke this one.',
  );
};

const NAMES = new Set(['token', 'access_token', 'api_token', 'apikey', 'api_key', 'bearer', 'authorization']);

function isNamed(address: URL): boolean {
  return [...address.searchParams.keys()].some((name) => NAMES.has(name.toLowerCase()));
}

/** Anywhere, decoded; mut_ada is a user name. */
function tokensIn(address: URL): string[] {
  const parts = [decoded(address.pathname), ...[...address.searchParams].flat()];
  return parts.flatMap((part) => part.match(/mut_[0-9A-Za-z]{20,33}/g) ?? []);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const MOST_TOKENS = 3;

async function alarm(open: () => Promise<ApiCtx>, address: URL, tokens: string[]): Promise<void> {
  const ctx = await open();
  ctx.log.warn({ path: tokens.length > 0 ? '[hidden]' : address.pathname }, 'an API token came in an address');
  for (const secret of tokens.slice(0, MOST_TOKENS)) {
    const token = await recogniseToken(ctx, { secret });
    if (!token) continue;
    const intrusion = { what: 'token_in_address', who: token.name, times: 1, at: ctx.clock.now() } as const;
    await ctx.db.transaction((tx) => tellIntrusion(ctx)(tx, intrusion));
  }
}
