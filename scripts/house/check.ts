import { basename } from 'node:path';
import { circlesOf } from './circles.ts';
import { ROOMS } from './rooms.ts';
import { isTest, type Source } from './sources.ts';
import { readsIn, writesIn } from './tables.ts';
import { isWord, MESSAGES, ownerOf, refusal, roomOf } from './who-imports-whom.ts';
import { respelledIn } from './words.ts';

export const RULES = {
  arrows: MESSAGES.upwards,
  stores: MESSAGES.store,
  writes: "A room writes its own tables only: call a verb of the table's room, in the same transaction.",
  reads: 'A SELECT that joins rooms stands in lib/views; one of another room only is that room’s own reading.',
  queries:
    'Queries stand in store.ts, in *-store.ts where one would be too long, or in a file that the table of rooms names.',
  words:
    'A word that a column holds is declared once, in prisma/schema.prisma: take its type from lib/platform/enums.ts.',
  names: 'A file is named after its one action or its rule: model, schema, view, store, <verb>-<noun>, <rule>.',
  circles:
    'Files do not import each other in a circle, not even for types: what both need is a third file, often model.ts.',
} as const;
export type Rule = keyof typeof RULES;

export type Breach = { rule: Rule; file: string; what: string };

const NAMELESS = /^(?:utils?|helpers?|service|manager|types|index|common|misc)\.tsx?$/;

/** In the order of the rules. */
export function breachesOf(sources: readonly Source[]): Breach[] {
  const product = sources.filter(({ path }) => !isTest(path));
  return [
    ...product.flatMap((source) => [...imported(source), ...stored(source), ...spelled(source), ...named(source)]),
    ...circled(sources),
  ];
}

function imported({ path, imports }: Source): Breach[] {
  const from = roomOf(path) ?? '';
  return imports.flatMap(({ target, isType }): Breach[] => {
    const to = target === null ? null : roomOf(target);
    if (target === null || to === null || to === from) return [];
    const what = `${from} → ${to}`;
    const allowed = !refusal(from, to) || isWord(target, to, from) || (isType && ROOMS[from]?.everyType);
    if (!allowed) return [{ rule: 'arrows', file: path, what }];
    return isStore(target) && ROOMS[from]?.floor !== 'around' ? [{ rule: 'stores', file: path, what }] : [];
  });
}

function stored({ path, text }: Source): Breach[] {
  const room = roomOf(path) ?? '';
  const { floor, tables = [], statements, everyTable } = ROOMS[room] ?? {};
  if (!floor || floor === 'around' || everyTable) return [];
  const foreign =
    (rule: Rule) =>
    (table: string): Breach[] =>
      tables.includes(table) ? [] : [{ rule, file: path, what: `${room} → ${ownerOf(table)}` }];
  const [writes, reads] = [writesIn(text).map(({ table }) => table), readsIn(text)];
  const isNamed = statements?.files.some((file) => path === `${room}/${file}`) ?? false;
  const misplaced = writes.length + reads.length > 0 && !isStore(path) && !isNamed && room !== 'lib/platform';
  return [
    ...[...new Set(writes)].flatMap(foreign('writes')),
    ...[...new Set(reads)].flatMap(foreign('reads')),
    ...(misplaced ? [{ rule: 'queries', file: path, what: room } as const] : []),
  ];
}

function spelled(source: Source): Breach[] {
  const room = roomOf(source.path) ?? '';
  if (!room || ROOMS[room]?.floor === 'around') return [];
  return respelledIn(source).map((name) => ({ rule: 'words', file: source.path, what: `${room} = ${name}` }));
}

function named({ path }: Source): Breach[] {
  return NAMELESS.test(basename(path)) ? [{ rule: 'names', file: path, what: basename(path) }] : [];
}

function circled(sources: readonly Source[]): Breach[] {
  return circlesOf(sources, { withTypes: true }).map((files) => ({
    rule: 'circles',
    file: files.join(' '),
    what: roomOf(files[0] ?? '') ?? '',
  }));
}

function isStore(path: string): boolean {
  return path.startsWith('lib/') && /(?:^|-)store\.ts$/.test(basename(path));
}
