import { DomainError } from '#/lib/platform/errors.ts';

const PRIVATE = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox" };
const STATUS: Partial<Record<DomainError['code'], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  unsealable: 410,
  unavailable: 503,
};

/** A file, kept by no cache; a refusal is a status without a body. */
export async function privateAnswer(
  read: () => Promise<{ body: BodyInit; headers: Record<string, string> }>,
): Promise<Response> {
  try {
    const { body, headers } = await read();
    return new Response(body, { headers: { ...PRIVATE, ...headers } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: STATUS[error.code] ?? 403, headers: PRIVATE });
  }
}
