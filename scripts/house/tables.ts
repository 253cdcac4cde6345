/** Tables named in a source's statements, Prisma's and raw. Errs on naming more. Pure. */
import { readFileSync } from 'node:fs';
import { SCHEMA_FILE } from '../paths.ts';

const MODELS = new Map(
  [...readFileSync(SCHEMA_FILE, 'utf8').matchAll(/^model (\w)(\w*) \{[\s\S]*?@@map\("(\w+)"\)/gm)].map(
    ([, first = '', rest = '', table = '']) => [first.toLowerCase() + rest, table] as const,
  ),
);
const RELATIONS = new Map(
  [...readFileSync(SCHEMA_FILE, 'utf8').matchAll(/^ {2}(\w+) +(\w)(\w*)(?:\?|\[\])?(?= |$)/gm)].flatMap(
    ([, name = '', first = '', rest = '']) => {
      const table = MODELS.get(first.toLowerCase() + rest);
      return table === undefined ? [] : [[name, table] as const];
    },
  ),
);
export const TABLES: ReadonlySet<string> = new Set(MODELS.values());

/** `letter` as in the table of rights; a row lock counts as a change. */
export type TableWrite = { table: string; letter: string };

/** The tables that a source writes, also by relation; a row lock counts. */
export function writesIn(text: string): TableWrite[] {
  const found: TableWrite[] = [];
  const add = (table: string | undefined, letters: string) => {
    for (const letter of table && TABLES.has(table) ? letters : '') found.push({ table: table ?? '', letter });
  };
  for (const [, model = '', verb = ''] of text.matchAll(
    /\b\w+\s*\.\s*(\w+)\s*\.\s*(create|update|upsert|delete)\w*\(/g,
  ))
    add(MODELS.get(model), LETTERS[verb] ?? '');
  for (const [verb, letter] of Object.entries({ 'insert\\s+into': 'a', update: 'w', 'delete\\s+from': 'd' }))
    for (const [, table] of text.matchAll(new RegExp(`\\b${verb}\\s+(\\w+)\\s`, 'gi'))) add(table, letter);
  for (const [, table] of text.matchAll(/\bcopies\.write\(\s*sql`(\w+) \(/g)) add(table, 'a');
  for (const { index } of text.matchAll(/on conflict[^`;]*?do update/gi))
    add(lastTable(text, index, /insert into (\w+)/gi), 'w');
  for (const { index } of text.matchAll(/\bfor (?:no key update|update|share)\b/gi))
    add(lastTable(text, index, /\bfrom (\w+)/gi), 'w');
  return found;
}

/** The tables that a source reads, as often as named. */
export function readsIn(text: string): string[] {
  const named = (pattern: RegExp, tables?: ReadonlyMap<string, string>) =>
    [...text.matchAll(pattern)].map(([, name = '']) => (tables ? tables.get(name) : name));
  const found = [
    ...named(/\b\w+\s*\.\s*(\w+)\s*\.\s*(?:find|count|aggregate|groupBy)\w*\(/g, MODELS),
    ...named(/\b(\w+): \{\s*(?:select|include|where|some|none|every)\b/g, RELATIONS),
    ...named(/\b_count: \{ select: \{ (\w+): true/g, RELATIONS),
    ...named(/(?<!delete\s+)\b(?:from|join)\s+(?:lateral\s+)?(\w+)\b(?!\s*\()/gi),
  ];
  return found.flatMap((table) => (table !== undefined && TABLES.has(table) ? [table] : []));
}

const LETTERS: Readonly<Record<string, string>> = { create: 'a', update: 'w', upsert: 'aw', delete: 'd' };

/** The last one named before this place. */
function lastTable(text: string, index: number, naming: RegExp): string | undefined {
  const named = [...text.slice(Math.max(0, index - 1_000), index).matchAll(naming)].map(([, table]) => table ?? '');
  return named.filter((table) => TABLES.has(table)).at(-1);
}
