import pg from 'pg';
import type { Sql } from '#/prisma/generated/internal/prismaNamespace.ts';
import { RowReader } from './binary-rows.ts';
import { MINUTE_MS } from './clock.ts';
import { copyEach, copyIn } from './copy-rows.ts';

/** Rows by the thousand in PostgreSQL's binary form (`binary-rows.ts`), within one transaction. */
export type RowCopies = {
  /** Hands over what a query finds, row by row. */
  read(query: Sql, take: (row: RowReader) => void): Promise<void>;
  /** Adds rows to a table and its columns. */
  write(into: Sql, rows: AsyncIterable<Buffer>): Promise<number>;
  run(statement: Sql): Promise<void>;
};

/** For one statement: rows of millions take longer than a question. */
const LONGEST_MS = 2 * MINUTE_MS;

/** Runs `work` in one transaction on a connection of the pool. */
export async function withCopies<T>(pool: pg.Pool, work: (copies: RowCopies) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(`begin; set local statement_timeout = ${LONGEST_MS}`);
    const done = await work({
      read: (query, take) => copyEach(client, `copy (${inlined(query)}) to stdout (format binary)`, rowsOf(take)),
      write: (into, rows) => copyIn(client, `copy ${inlined(into)} from stdin (format binary)`, rows),
      run: async (statement) => void (await client.query(inlined(statement))),
    });
    await client.query('commit');
    broken = false;
    return done;
  } finally {
    client.release(broken); // what failed is not worth a question about its state
  }
}

function rowsOf(take: (row: RowReader) => void): (piece: Buffer) => void {
  return (piece) => {
    const row = new RowReader(piece);
    while (row.nextRow()) take(row);
  };
}

/** `copy` takes no parameters. */
function inlined({ strings, values }: Sql): string {
  return strings.reduce((text, part, place) => text + pg.escapeLiteral(String(values[place - 1])) + part);
}
