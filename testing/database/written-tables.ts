/**
 * Which tables the code of each program writes, read from its sources: whatever its entry imports, however far. More than it does
 * (a file is imported whole), never less: so a statement that its role may not run is found here, not at night.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { WorkingRole } from '#/lib/platform/database-rights.ts';
import { RETENTION } from '#/lib/privacy/retention.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const ENTRIES: Record<WorkingRole, readonly string[]> = {
  web: [
    ...globSync('app/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !file.includes('.test.')),
    'proxy.ts',
    'instrumentation.ts',
  ],
  worker: ['jobs/main.ts'],
  bot: ['bot/main.ts'],
};

/** One way in which a program writes: `letter` as in the table of rights, `file` where it stands. */
export type Write = { table: string; letter: string; file: string };

/** Everything that a program's sources write. */
export function writesOf(role: WorkingRole): Write[] {
  const files = filesOf(ENTRIES[role]).map((file) => relative(ROOT, file));
  const swept = files.includes(SWEEP) ? writesOfSweep() : [];
  return [...swept, ...files.flatMap((file) => writesIn(readFileSync(join(ROOT, file), 'utf8'), file))];
}

const SWEEP = 'lib/privacy/sweep-retention.ts';

/** Its statements name no table: it does what the page of retention says. */
function writesOfSweep(): Write[] {
  const letters = { delete: 'd', wipe: 'w' } as const;
  return Object.entries(RETENTION).flatMap(([table, { goes }]) =>
    goes.flatMap(({ does }) =>
      does in letters ? [{ table, letter: letters[does as keyof typeof letters], file: SWEEP }] : [],
    ),
  );
}

const IMPORT =
  /^\s*(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm;

function filesOf(entries: readonly string[]): string[] {
  const seen = new Set<string>();
  const todo = entries.map((entry) => join(ROOT, entry));
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (seen.has(file) || file.includes('/generated/')) continue;
    seen.add(file);
    for (const [, plain, dynamic, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const found = resolved(plain ?? dynamic ?? bare ?? '', file);
      if (found) todo.push(found);
    }
  }
  return [...seen];
}

function resolved(specifier: string, from: string): string | undefined {
  const path = specifier.startsWith('#/')
    ? join(ROOT, specifier.slice(2))
    : specifier.startsWith('.')
      ? resolve(dirname(from), specifier)
      : undefined;
  return path && ['', '.ts', '.tsx'].map((end) => path + end).find((one) => existsSync(one) && statSync(one).isFile());
}

/** The tables by the name that Prisma's client has for them. */
const MODELS = new Map(
  [
    ...readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8').matchAll(
      /^model (\w)(\w*) \{[\s\S]*?@@map\("(\w+)"\)/gm,
    ),
  ].map(([, first = '', rest = '', table = '']) => [first.toLowerCase() + rest, table] as const),
);
const TABLES = new Set(MODELS.values());

function writesIn(text: string, file: string): Write[] {
  const found: Write[] = [];
  const add = (table: string | undefined, letters: string) => {
    for (const letter of table && TABLES.has(table) ? letters : '') found.push({ table: table ?? '', letter, file });
  };
  for (const [, model = '', verb = ''] of text.matchAll(
    /\b\w+\s*\.\s*(\w+)\s*\.\s*(create|update|upsert|delete)\w*\(/g,
  ))
    add(MODELS.get(model), LETTERS[verb as keyof typeof LETTERS]);
  for (const [verb, letter] of Object.entries({ 'insert\\s+into': 'a', update: 'w', 'delete\\s+from': 'd' }))
    for (const [, table] of text.matchAll(new RegExp(`\\b${verb}\\s+(\\w+)\\s`, 'gi'))) add(table, letter);
  for (const { index } of text.matchAll(/on conflict[^`;]*?do update/gi))
    add(lastTable(text, index, /insert into (\w+)/gi), 'w');
  for (const { index } of text.matchAll(/\bfor (?:no key update|update|share)\b/gi))
    add(lastTable(text, index, /\bfrom (\w+)/gi), 'w');
  return found;
}

const LETTERS = { create: 'a', update: 'w', upsert: 'aw', delete: 'd' };

/** The table that was named last before this place: whoever locks a row needs the right to change it. */
function lastTable(text: string, index: number, naming: RegExp): string | undefined {
  const named = [...text.slice(Math.max(0, index - 1_000), index).matchAll(naming)].map(([, table]) => table ?? '');
  return named.filter((table) => TABLES.has(table)).at(-1);
}
