import { DomainError } from '#/lib/platform/errors.ts';
import { exportCustomer } from '#/lib/privacy/export-customer.ts';
import { operatorContext } from './operator-context.ts';
import { streamOf } from './stream-of.ts';

/** Everything kept about a customer, as an uncached file. */
export async function exportAnswer(customerId: bigint): Promise<Response> {
  try {
    const ctx = await operatorContext('customer.export');
    const { fileName, chunks } = await exportCustomer(ctx, { customerId, by: ctx.by });
    const headers = {
      ...PRIVATE,
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${fileName}"`,
    };
    return new Response(streamOf(chunks), { headers });
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
  unavailable: 503,
};
