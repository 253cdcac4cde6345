import { DomainError } from '#/lib/platform/errors.ts';
import { type OperatorCtx, operatorContext } from './operator-context.ts';
import { pictureType } from './picture-type.ts';

/** Uncached. */
export async function pictureAnswer(read: (ctx: OperatorCtx) => Promise<Uint8Array | null>): Promise<Response> {
  try {
    const bytes = await read(await operatorContext('service.look'));
    if (!bytes) return new Response(NOTHING, { headers: { ...PRIVATE, 'content-type': 'image/svg+xml' } });
    return new Response(new Uint8Array(bytes), {
      headers: { ...PRIVATE, 'content-type': pictureType(bytes), 'content-disposition': 'inline' },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: STATUS[error.code] ?? 403, headers: PRIVATE });
  }
}

/** A picture may be wiped meanwhile: no error. */
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';
const PRIVATE = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox" };
const STATUS: Partial<Record<DomainError['code'], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  unsealable: 410,
  unavailable: 503,
};
