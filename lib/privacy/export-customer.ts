import type { Ctx } from '#/lib/context.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Db } from '#/lib/platform/db.ts';
import { LEFT_OUT, PARTS, type Part } from './export-store.ts';

const ROWS = 500;

export type Export = { fileName: string; chunks: AsyncIterable<Uint8Array> };

/**
 * Everything kept about a customer, as streamed JSON with large numbers as text. Audited.
 * @throws {DomainError} `forbidden`, `not_found`, before anything is written.
 */
export async function exportCustomer(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { customerId, by }: { customerId: bigint; by: Actor },
): Promise<Export> {
  demandRight(by, 'customer.export', customerId);
  await readCustomer(ctx, { id: customerId });
  const at = ctx.clock.now();
  const subject = { kind: 'customer', id: String(customerId) };
  await ctx.db.transaction((tx) => recordAudit(tx, { actor: by, action: 'customer.exported', subject, at }));
  return {
    fileName: `mutuals-${customerId}-${at.toISOString().slice(0, 10)}.json`,
    chunks: encoded(written(ctx.db, customerId, at)),
  };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* written(db: Db, customerId: bigint, at: Date): AsyncGenerator<string> {
  yield `{\n"writtenAt": ${asJson(at)}`;
  for (const part of PARTS) {
    yield `,\n${asJson(part.name)}: [`;
    yield* rowsOf(db, part, customerId);
    yield ']';
  }
  yield `,\n"notInThisFile": ${asJson(LEFT_OUT)}\n}\n`;
}

async function* rowsOf(db: Db, part: Part, customerId: bigint): AsyncGenerator<string> {
  let before = '\n';
  for (let after: string | undefined; ; ) {
    const rows = await part.read(db, customerId, after, ROWS);
    for (const { row } of rows) {
      yield before + asJson(row);
      before = ',\n';
    }
    after = rows.at(-1)?.key;
    if (rows.length < ROWS || after === undefined) return;
  }
}

/** Some readers of JSON round large ids. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
