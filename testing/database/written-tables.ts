/** Tables that a program's imports write. Errs on more: a forbidden statement is found here. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { WorkingRole } from '#/lib/platform/database-rights.ts';
import { RETENTION } from '#/lib/privacy/retention.ts';
import { writesIn } from '#/scripts/house/tables.ts';

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
  return [
    ...swept,
    ...files.flatMap((file) => writesIn(readFileSync(join(ROOT, file), 'utf8')).map((write) => ({ ...write, file }))),
  ];
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
