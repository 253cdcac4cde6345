/** Rows of every table that hangs on a customer, from the database's catalogue: later tables are covered too. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#/lib/platform/db.ts';

export type Column = { name: string; type: string; firstLabel: string | null; isArray: boolean };
export type ForeignKey = { table: string; column: string; target: string; onDelete: 'cascade' | 'set null' | 'other' };
export type Catalogue = { tables: string[]; columns: Map<string, Column[]>; keys: ForeignKey[] };

/** Tables of the product, their columns in order, and what each foreign key says of a deletion. */
export async function readCatalogue(db: Db): Promise<Catalogue> {
  const columns = await db.$queryRaw<(Column & { table: string })[]>`
    select c.relname as "table", a.attname as name, coalesce(e.typname, t.typname) as type, e.typname is not null as "isArray",
      (select l.enumlabel::text from pg_enum l where l.enumtypid = coalesce(e.oid, t.oid) order by l.enumsortorder limit 1) as "firstLabel"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'
    order by c.relname, a.attnum`;
  const keys = await db.$queryRaw<ForeignKey[]>`
    select k.conrelid::regclass::text as "table", a.attname as "column", k.confrelid::regclass::text as target,
      case k.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'other' end as "onDelete"
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return { tables: [...byTable.keys()], columns: new Map(byTable), keys };
}

/** Tables that hang on customers, the ones that others hang on first. `goes`: their rows go with the customer. */
export function ofCustomers({ keys }: Catalogue): { table: string; goes: boolean }[] {
  const reached = grown(['customers'], (found) =>
    keys.filter(({ target }) => found.has(target)).map(({ table }) => table),
  );
  const gone = grown(['customers'], (found) =>
    keys.filter(({ target, onDelete }) => onDelete === 'cascade' && found.has(target)).map(({ table }) => table),
  );
  const ordered: string[] = [];
  while (ordered.length < reached.size) {
    const next = [...reached].find(
      (table) =>
        !ordered.includes(table) &&
        keys.every(
          (key) =>
            key.table !== table || key.target === table || !reached.has(key.target) || ordered.includes(key.target),
        ),
    );
    if (next === undefined) throw new Error('tables hang on each other in a circle');
    ordered.push(next);
  }
  return ordered.map((table) => ({ table, goes: gone.has(table) }));
}

function grown(first: string[], more: (found: Set<string>) => string[]): Set<string> {
  const found = new Set(first);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const table of more(found)) found.add(table);
  }
  return found;
}

export type Planted = { id: bigint; name: string };

/**
 * Names somebody in every possible column, once per reference to customers.
 * @param ownWords columns that never hold a name.
 */
export async function plant(
  db: Db,
  catalogue: Catalogue,
  who: Planted,
  options: { other: bigint; ownWords: (table: string) => readonly string[] },
): Promise<void> {
  const rows = new Map<string, Record<string, unknown>>([['customers', { id: who.id }]]);
  for (const { table } of ofCustomers(catalogue)) if (table !== 'customers') await plantIn(table);

  async function plantIn(table: string): Promise<Record<string, unknown>> {
    const own = catalogue.keys.filter((key) => key.table === table);
    const toCustomers = own.filter(({ target }) => target === 'customers');
    let planted: Record<string, unknown> = {};
    for (let turn = 0; turn < Math.max(1, toCustomers.length); turn += 1) {
      planted = {};
      for (const column of catalogue.columns.get(table) ?? []) {
        if (options.ownWords(table).includes(column.name)) continue;
        const key = own.find((one) => one.column === column.name);
        if (!key) planted[column.name] = valueFor(column, who);
        else if (key.target === 'customers') planted[column.name] = toCustomers[turn] === key ? who.id : options.other;
        else planted[column.name] = (rows.get(key.target) ?? (await neutral(key.target)))?.id ?? null;
      }
      await insert(db, table, catalogue, { ...ownValues(table), ...planted });
    }
    rows.set(table, planted);
    return planted;
  }

  /** A row that names nobody, for a table that customers have nothing to do with. */
  async function neutral(table: string): Promise<Record<string, unknown> | null> {
    const nobody = { id: 1n, name: `nobody ${randomUUID()}` };
    const row: Record<string, unknown> = {};
    for (const column of catalogue.columns.get(table) ?? [])
      row[column.name] = catalogue.keys.some((key) => key.table === table && key.column === column.name)
        ? null
        : valueFor(column, nobody);
    await insert(db, table, catalogue, row);
    rows.set(table, row);
    return row;
  }

  /** What the product itself writes into such columns. */
  function ownValues(table: string): Record<string, unknown> {
    const columns = (catalogue.columns.get(table) ?? []).filter(({ name }) => options.ownWords(table).includes(name));
    return Object.fromEntries(columns.map((column) => [column.name, valueFor(column, { id: 1n, name: 'own' })]));
  }
}

function valueFor({ name, type, firstLabel, isArray }: Column, who: Planted): unknown {
  if (isArray) return firstLabel ? [] : [valueFor({ name, type, firstLabel, isArray: false }, who)];
  if (firstLabel) return firstLabel;
  switch (type) {
    case 'int8':
      return who.id;
    case 'int4':
    case 'int2':
    case 'numeric':
      return 1;
    case 'bool':
      return false;
    case 'uuid':
      return randomUUID();
    case 'timestamptz':
      return new Date();
    case 'jsonb':
      return JSON.stringify({ id: String(who.id), name: who.name, deep: [{ id: Number(who.id) }] });
    case 'bytea':
      return Buffer.alloc(8);
    case 'bpchar':
      return 'RUB';
    case 'text':
      return `${who.name} ${randomUUID()}`;
    default:
      return null;
  }
}

async function insert(db: Db, table: string, catalogue: Catalogue, row: Record<string, unknown>): Promise<void> {
  const columns = (catalogue.columns.get(table) ?? []).filter(
    ({ name }) => row[name] !== null && row[name] !== undefined,
  );
  const places = columns.map(
    ({ type, firstLabel, isArray }, at) => `$${at + 1}::${castOf(type, firstLabel)}${isArray ? '[]' : ''}`,
  );
  const names = columns.map(({ name }) => `"${name}"`);
  await db.$executeRawUnsafe(
    `insert into "${table}" (${names.join(', ')}) values (${places.join(', ')})`,
    ...columns.map(({ name }) => row[name]),
  );
}

function castOf(type: string, firstLabel: string | null): string {
  return firstLabel ? `"${type}"` : type;
}

/** Tables of all schemas, queues included, with a row that holds one of these words. */
export async function tablesThatHold(db: Db, words: readonly string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `select 1 from ${name} t where t::text ilike any($1::text[]) limit 1`,
      words.map((word) => `%${word}%`),
    );
    if (rows.length > 0) found.push(name.replace(/^public\./, ''));
  }
  return found;
}
