/**
 * Which verbs doors call, which of them change something, and where rights are asked; read from the source, so that
 * none is forgotten.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RIGHTS } from '#/lib/operators/rights.ts';

const ROOT = join(import.meta.dirname, '..');
const WRITES =
  /\.(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(\{|\$executeRaw|\b(?:insert into|delete from)\s+[a-z_]+|\bupdate [a-z_]+ (?:[a-z] )?set\b/;

type Piece = { key: string; text: string; file: string };
/** Every top-level function and constant by `file#name`, and what each file imports, by the name that it has there. */
type House = { pieces: Map<string, Piece>; imports: Map<string, Map<string, string>> };

export type Verb = { name: string; file: string; changes: boolean; asks: boolean };
/** A piece of a door that admits for a right, and the verbs that it calls, as `file#name`. */
export type Door = { name: string; right: string; verbs: string[] };

/** Every function of `lib` that a door imports. */
export function verbsOfDoors(): Verb[] {
  const house = readHouse();
  const called = new Set<string>();
  for (const [file, imports] of house.imports)
    if (!file.startsWith('lib/')) for (const target of imports.values()) called.add(target);
  return [...called]
    .filter((key) => key.startsWith('lib/'))
    .sort()
    .flatMap((key) => verbOf(house, key));
}

/** Every action and route that names a right; a file of several routes is several doors. */
export function doorsWithRights(): Door[] {
  const house = readHouse();
  const pieces = [...house.pieces.values()].filter(({ file }) => file.startsWith('app/'));
  const parts = pieces.flatMap((piece) =>
    piece.text.split(/(?=\b(?:route|move)\()/).map((text) => ({ ...piece, text })),
  );
  return parts.flatMap((part) => {
    const rights = [...part.text.matchAll(/(?<!may\()'([a-z_]+\.[a-z_]+)'/g)].map(([, word = '']) => word);
    const verbs = reach(house, [part], (piece) => piece.file.startsWith('app/')).map(({ key }) => key);
    return rights.filter((word) => word in RIGHTS).map((right) => ({ name: part.key, right, verbs }));
  });
}

function verbOf(house: House, key: string): Verb[] {
  const piece = house.pieces.get(key);
  if (!piece || !/^export (?:async )?function|^export const \w+ = (?:async )?\(/.test(piece.text)) return [];
  const reached = reach(house, [piece]);
  const [file = '', name = ''] = key.split('#');
  const some = (what: RegExp) => reached.some(({ text }) => what.test(text));
  return [{ name, file, changes: some(WRITES), asks: some(/demandRight\(/) }];
}

let read: House | undefined;

function readHouse(): House {
  if (read) return read;
  const house: House = { pieces: new Map(), imports: new Map() };
  const files = globSync('{app,bot,lib}/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !file.includes('.test.'));
  for (const file of files) {
    const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    house.imports.set(file, importsOf(file, text));
    for (const piece of text.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m)) {
      const name = /^(?:export )?(?:async )?(?:function|const) (\w+|\{ GET)/.exec(piece)?.[1];
      if (name) house.pieces.set(`${file}#${name}`, { key: `${file}#${name}`, text: piece, file });
    }
  }
  read = house;
  return house;
}

function importsOf(file: string, text: string): Map<string, string> {
  const imports = new Map<string, string>();
  for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)) {
    const target = from.startsWith('#/') ? from.slice(2) : join(file, '..', from);
    for (const each of names.split(',').map((name) => name.trim())) {
      const [there = '', here = there] = each.split(' as ');
      if (each && !each.startsWith('type ')) imports.set(here, `${target}#${there}`);
    }
  }
  return imports;
}

/** What pieces call, and what that calls, within the product; `through` says of what the calls are followed. */
function reach(house: House, start: readonly Piece[], through: (piece: Piece) => boolean = () => true): Piece[] {
  const seen = new Map<string, Piece>();
  const waiting = [...start];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (seen.has(piece.key)) continue;
    seen.set(piece.key, piece);
    if (!through(piece)) continue;
    for (const [word] of piece.text.matchAll(/\b[A-Za-z_]\w*\b/g))
      for (const key of [`${piece.file}#${word}`, house.imports.get(piece.file)?.get(word) ?? '']) {
        const called = house.pieces.get(key);
        if (called) waiting.push(called);
      }
  }
  return [...seen.values()];
}
