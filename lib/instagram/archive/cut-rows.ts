import { ArchiveRefused } from './model.ts';

/** A row of a list, parsed, and the word of the list that it stood in; null in a list without one. */
export type Row = { key: string | null; value: unknown };

const DEEPEST = 64;
const LONGEST_CHARACTERS = 64 * 1024;

/**
 * Cuts the rows out of a JSON file `[row, …]` or `{"key": [row, …]}` while it comes: it is never whole in memory.
 * `keys` gets every key of the outermost object. @throws {ArchiveRefused} `broken`
 */
export async function* cutRows(chunks: AsyncIterable<Uint8Array>, keys: Set<string>): AsyncGenerator<Row> {
  const scanner = new Scanner(keys);
  for await (const chunk of chunks) yield* scanner.read(Buffer.from(chunk).toString('latin1'));
  scanner.end();
}

const MARKS = /["{}[\]]/g;
const MARKS_IN_STRING = /["\\]/g;

/** Knows only brackets and strings; each character is one byte. */
class Scanner {
  /** The brackets that are open. */
  private open = '';
  private isInString = false;
  private isEscaped = false;
  private hasBegun = false;
  private key: string | null = null;
  /** What is kept of a row or key; null outside of both. */
  private kept: string | null = null;
  private from = 0;
  private readonly keys: Set<string>;

  constructor(keys: Set<string>) {
    this.keys = keys;
  }

  *read(text: string): Generator<Row> {
    this.from = 0;
    let at = 0;
    if (this.isEscaped && text !== '') at = 1;
    if (at === 1) this.isEscaped = false;
    for (;;) {
      const marks = this.isInString ? MARKS_IN_STRING : MARKS;
      marks.lastIndex = at;
      const found = marks.exec(text);
      if (!found) break;
      at = found.index + 1;
      if (found[0] === '\\') {
        this.isEscaped = at === text.length;
        at += 1;
        continue;
      }
      const row = this.pass(found[0], text, at);
      if (row) yield row;
    }
    if (this.kept !== null) this.keep(text.slice(this.from));
  }

  end(): void {
    if (!this.hasBegun || this.open !== '' || this.isInString) throw new ArchiveRefused('broken');
  }

  /** @param after the place after the mark. */
  private pass(mark: string, text: string, after: number): Row | null {
    if (mark === '"') return this.quote(text, after);
    if (mark === '{' || mark === '[') return this.begin(mark, after);
    return this.close(mark, text, after);
  }

  private quote(text: string, after: number): null {
    if (this.open === '') throw new ArchiveRefused('broken');
    this.isInString = !this.isInString;
    if (this.open !== '{') return null;
    if (this.isInString) this.start(after);
    else {
      const word = parsed(this.taken(text, after));
      this.key = typeof word === 'string' ? word : null;
    }
    return null;
  }

  private begin(mark: string, after: number): null {
    if (this.open === '' && this.hasBegun) throw new ArchiveRefused('broken');
    if (this.open === '{' && this.key !== null) this.keys.add(this.key);
    this.hasBegun = true;
    if (mark === '{' && (this.open === '[' || this.open === '{[')) this.start(after);
    this.open += mark;
    if (this.open.length > DEEPEST) throw new ArchiveRefused('broken');
    return null;
  }

  private close(mark: string, text: string, after: number): Row | null {
    const last = this.open.at(-1);
    if (last !== (mark === '}' ? '{' : '[')) throw new ArchiveRefused('broken');
    this.open = this.open.slice(0, -1);
    if (mark !== '}' || (this.open !== '[' && this.open !== '{[')) return null;
    return { key: this.open === '[' ? null : this.key, value: parsed(this.taken(text, after)) };
  }

  private start(after: number): void {
    this.kept = '';
    this.from = after - 1;
  }

  private keep(piece: string): void {
    this.kept = (this.kept ?? '') + piece;
    if (this.kept.length > LONGEST_CHARACTERS) throw new ArchiveRefused('broken');
  }

  private taken(text: string, after: number): string {
    this.keep(text.slice(this.from, after));
    const kept = this.kept ?? '';
    this.kept = null;
    return kept;
  }
}

function parsed(bytes: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes, 'latin1').toString('utf8'));
  } catch {
    throw new ArchiveRefused('broken');
  }
}
