/** Who asks? A token in the `Authorization` header, and nothing else: no cookie, no address. */
import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Action } from '#/lib/security/rights.ts';
import { admitToken } from '#/lib/security/tokens/admit-token.ts';
import { bearerOf } from '#/lib/security/tokens/token-format.ts';

export type Asker = Awaited<ReturnType<typeof admitToken>>;

/**
 * Admits the holder of a token for `action`.
 *
 * A token in the address is refused even beside a good header, and said in the log: addresses are kept in
 * logs and histories of others (reliability sheet, 4 E37).
 * @throws {DomainError} `unauthenticated`, `forbidden`.
 */
export async function admit(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>, request: Request, action: Action): Promise<Asker> {
  const address = new URL(request.url);
  if (holdsToken(address)) {
    ctx.log.warn({ path: address.pathname }, 'an API token came in an address: it should be revoked');
    throw new DomainError(
      'unauthenticated',
      'A token in the address is refused, because addresses are logged. Send it as "Authorization: Bearer mut_…", and revoke this one.',
    );
  }
  return admitToken(ctx, { secret: bearerOf(request.headers.get('authorization')), action });
}

const NAMES = new Set(['token', 'access_token', 'api_token', 'apikey', 'api_key', 'bearer', 'authorization']);

/** A token, or most of one; a user name such as mut_ada is none. */
const SECRET = /mut_[0-9A-Za-z]{20}/;

function holdsToken(address: URL): boolean {
  return [...address.searchParams].some(([name, value]) => NAMES.has(name.toLowerCase()) || SECRET.test(value));
}
