import pg from 'pg';

/** The internal type of PostgreSQL's catalogs that is written "char", with quotes: one byte. */
const CATALOG_CHAR = 18;
const TEXT = 25;

/**
 * A pool of one connection that passes "char" columns on as text, and remembers which they were:
 * Prisma's adapter cannot read them, and its schema engine asks for them.
 */
export class CatalogPool extends pg.Pool {
  /** For each column of the newest result: was it "char"? */
  charColumns: boolean[] = [];

  // The signature has six overloads; this one passes all of them through.
  override query = (async (...question: unknown[]): Promise<unknown> => {
    const ask = pg.Pool.prototype.query as (...args: unknown[]) => Promise<pg.QueryResult>;
    const answer = await ask.apply(this, question);
    const fields = answer.fields ?? [];
    this.charColumns = fields.map((field) => field.dataTypeID === CATALOG_CHAR);
    for (const field of fields) if (field.dataTypeID === CATALOG_CHAR) field.dataTypeID = TEXT;
    return answer;
  }) as pg.Pool['query'];
}
