import { DomainError } from '#/lib/platform/errors.ts';
import { type OperatorCtx, operatorContext } from './operator-context.ts';

/** A masked picture for somebody who may look at it; kept by no cache. */
export async function pictureAnswer(read: (ctx: OperatorCtx) => Promise<Uint8Array | null>): Promise<Response> {
  try {
    const bytes = await read(await operatorContext('viewer'));
    if (!bytes) return new Response(null, { status: 404, headers: PRIVATE });
    return new Response(new Uint8Array(bytes), {
      headers: { ...PRIVATE, 'content-type': typeOf(bytes), 'content-disposition': 'inline' },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: STATUS[error.code] ?? 403, headers: PRIVATE });
  }
}

const PRIVATE = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox" };
const STATUS: Partial<Record<DomainError['code'], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  unsealable: 410,
  unavailable: 503,
};

function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp';
}
