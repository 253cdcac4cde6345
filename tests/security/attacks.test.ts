/** The table of attacks is whole, its proofs exist, and docs/security.md shows it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';
import { ATTACKS } from './attacks.ts';
import { renderTable } from './render-table.ts';

const numbers = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${letter}${from + n}`);
const CHECKLIST = [
  ...numbers('A', 1, 10),
  ...numbers('B', 11, 20),
  ...numbers('C', 21, 28),
  ...numbers('D', 29, 35),
  ...numbers('E', 36, 43),
  ...numbers('F', 44, 48),
  ...numbers('X', 1, 9),
];
const inside = ATTACKS.flatMap(({ id, proof }) => (proof.from === 'inside' ? [{ id, ...proof }] : []));

describe('the attacks', () => {
  it('are the forty-eight of the checklist and the nine beside it, each once and in order', () => {
    expect(ATTACKS.map(({ id }) => id)).toEqual(CHECKLIST);
  });

  it.each(inside)('$id has its one test where the table says', ({ file, title }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(namedIn(readFileSync(join(ROOT, file), 'utf8'), title)).toBe(1);
  });

  it('have a test unless they are said not to be held', () => {
    const untried = ATTACKS.filter(({ proof, open }) => proof.from === 'nowhere' && open === undefined);
    expect(untried).toEqual([]);
  });

  it('are no proof of two things: no test stands for two attacks', () => {
    const places = inside.map(({ file, title }) => `${file}: ${title}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('stand in docs/security.md: renew its table with "npm run attack -- --table"', () => {
    expect(readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8')).toContain(renderTable(ATTACKS));
  });
});

/** How often a source names a test so, in whatever quotes. */
function namedIn(source: string, title: string): number {
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${title}${quote}`);
  return quoted.reduce((sum, text) => sum + source.split(text).length - 1, 0);
}
