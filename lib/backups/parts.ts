/** A backup's inside: head, tables with rows, sums. A part is a letter, a length (4 bytes) and JSON or COPY text. */

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { DomainError } from '#/lib/platform/errors.ts';
import type { TableShape, TableSnapshot } from '#/lib/platform/table-snapshot.ts';
import type { BackupKey } from './backup-key.ts';
import { bytesOf } from './bytes.ts';
import { BackupHead } from './model.ts';
import { unseal } from './sealed-file.ts';

/** `rows`: whole lines, of the table named last. */
export type Part =
  | ({ kind: 'head' } & BackupHead)
  | ({ kind: 'table' } & TableShape)
  | { kind: 'rows'; lines: Buffer }
  | { kind: 'end'; tables: Record<string, number> };

const LETTERS = { head: 'H', table: 'T', rows: 'R', end: 'E' } as const;

/** Counts rows per table into `counted`. */
export async function* partsOf(
  snapshot: TableSnapshot,
  head: BackupHead,
  counted: Record<string, number>,
): AsyncGenerator<Buffer> {
  yield json('head', head);
  for (const shape of snapshot.tables) {
    yield json('table', shape);
    let rows = 0;
    for await (const lines of snapshot.rows(shape)) {
      rows += linesIn(lines);
      yield part('rows', lines);
    }
    counted[shape.table] = rows;
  }
  yield json('end', { tables: counted });
}

/** A file's parts in order; whole only with `end`. @throws {DomainError} `unsealable` when altered or cut off. */
export async function* readParts(file: string, keys: readonly BackupKey[]): AsyncGenerator<Part> {
  const inflated = createZstdDecompress();
  const fed = pipeline(unseal(createReadStream(file), keys), inflated);
  fed.catch(() => {}); // whoever reads below is told
  const bytes = bytesOf(inflated);
  let ended = false;
  while (!(await bytes.atEnd())) {
    if (ended) throw broken();
    const header = await bytes.upTo(5);
    const length = header.length === 5 ? header.readUInt32BE(1) : 0;
    const content = await bytes.upTo(length);
    if (header.length < 5 || content.length < length) throw broken();
    const read = parsed(String.fromCharCode(header[0] ?? 0), content);
    ended = read.kind === 'end';
    yield read;
  }
  await fed;
  if (!ended) throw broken();
}

/** How many lines of PostgreSQL's text format these bytes hold. */
export function linesIn(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(10); at !== -1; at = lines.indexOf(10, at + 1)) count += 1;
  return count;
}

const Shape = z.object({ table: z.string(), columns: z.array(z.string()) });
const End = z.object({ tables: z.record(z.string(), z.int()) });

function parsed(letter: string, content: Buffer): Part {
  if (letter === LETTERS.rows) return { kind: 'rows', lines: content };
  try {
    const value: unknown = JSON.parse(content.toString());
    if (letter === LETTERS.head) return { kind: 'head', ...BackupHead.parse(value) };
    if (letter === LETTERS.table) return { kind: 'table', ...Shape.parse(value) };
    if (letter === LETTERS.end) return { kind: 'end', ...End.parse(value) };
  } catch {
    throw new DomainError('unsealable', 'This backup was written by a version of Mutuals that this one does not know.');
  }
  throw broken();
}

const broken = () => new DomainError('unsealable', 'This file is no whole backup.');

function json(kind: 'head' | 'table' | 'end', value: object): Buffer {
  return part(kind, Buffer.from(JSON.stringify(value)));
}

function part(kind: keyof typeof LETTERS, content: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.write(LETTERS[kind], 'latin1');
  header.writeUInt32BE(content.length, 1);
  return Buffer.concat([header, content]);
}
