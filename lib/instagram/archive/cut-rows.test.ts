import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRows, type Row } from './cut-rows.ts';
import { ArchiveRefused } from './model.ts';

describe('the rows of a file', () => {
  async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const rowsIn = async (text: string, size: number) => {
    const rows: Row[] = [];
    for await (const row of cutRows(inPieces(Buffer.from(text), size), new Set())) rows.push(row);
    return rows;
  };

  it('are those of JSON, wherever the pieces end', async () => {
    const row = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 5 }),
        fc.string(),
        fc.integer({ min: 1, max: 30 }),
        async (rows, key, size) => {
          const text = (value: unknown) => JSON.stringify(value, null, 1);
          expect(await rowsIn(text(rows), size)).toEqual(
            rows.map((value) => ({ key: null, value: JSON.parse(JSON.stringify(value)) })),
          );
          expect(await rowsIn(text({ before: 'a "quoted" \\ word', [`_${key}`]: rows }), size)).toEqual(
            rows.map((value) => ({ key: `_${key}`, value: JSON.parse(JSON.stringify(value)) })),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are not believed when the brackets do not fit', async () => {
    await expect(rowsIn('[{"a":1]}', 3)).rejects.toBeInstanceOf(ArchiveRefused);
  });
});
