import { exportCustomer } from '#/lib/privacy/export-customer.ts';
import { operatorContext } from './operator-context.ts';
import { privateAnswer } from './private-answer.ts';
import { streamOf } from './stream-of.ts';

/** Everything kept about a customer, for an owner. */
export function exportAnswer(customerId: bigint): Promise<Response> {
  return privateAnswer(async () => {
    const ctx = await operatorContext('customer.export');
    const { fileName, chunks } = await exportCustomer(ctx, { customerId, by: ctx.by });
    const disposition = `attachment; filename="${fileName}"`;
    return {
      body: streamOf(chunks),
      headers: { 'content-type': 'application/json', 'content-disposition': disposition },
    };
  });
}
