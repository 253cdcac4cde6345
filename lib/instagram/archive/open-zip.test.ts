import { describe, expect, it } from 'vitest';
import { archiveZip } from '#/sandbox/instagram/archive/archive-zip.ts';
import { writeZip, type ZipLie } from '#/sandbox/instagram/archive/write-zip.ts';
import { readArchive } from './read-archive.ts';

const FOLDER = 'connections/followers_and_following';
const read = (name: string, bytes: Uint8Array) => readArchive({ name, bytes }, new AbortController().signal);
const zipOf = (files: Record<string, string>, lie?: ZipLie) =>
  writeZip(
    Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    lie,
  );

describe('a ZIP that is not built as Instagram builds them', () => {
  const LISTS = {
    [`${FOLDER}/followers_1.json`]: '[]',
    [`${FOLDER}/following.json`]: '{"relationships_following":[]}',
  };
  const big = ' '.repeat(40 * 1024 * 1024);
  const manyFiles = (count: number) => {
    const zip = Buffer.from(zipOf({}));
    zip.writeUInt16LE(count, zip.length - 12);
    return zip;
  };
  const cases: [string, () => Uint8Array, string][] = [
    ['that swells up', () => zipOf({ [`${FOLDER}/followers_1.json`]: big }), 'unsafe'],
    ['that says it swells up', () => zipOf(LISTS, { uncompressedSize: 0x7fffffff }), 'unsafe'],
    [
      'that hides how much it swells up',
      () => zipOf({ [`${FOLDER}/followers_1.json`]: big }, { uncompressedSize: 100 }),
      'broken',
    ],
    ['with more files than a life has', () => manyFiles(60_000), 'unsafe'],
    ['in a ZIP', () => zipOf({ 'a/instagram-ada.zip': 'PK' }), 'nested'],
    ['with a password', () => zipOf(LISTS, { flags: 1 }), 'encrypted'],
    ['with another kind of packing', () => zipOf(LISTS, { method: 9 }), 'broken'],
    ['with a path that leads out', () => zipOf({ '../../etc/followers_1.json': '[]' }), 'unsafe'],
    ['with a path from the root', () => zipOf({ '/etc/followers_1.json': '[]' }), 'unsafe'],
    ['with a false sum', () => zipOf(LISTS, { crc: 1 }), 'broken'],
    ['with two exports', () => zipOf({ 'a/followers_1.json': '[]', 'b/followers_1.json': '[]' }), 'several'],
    ['without the lists', () => zipOf({ 'photos/1.txt': 'x' }), 'no_lists'],
    ['that is empty', () => zipOf({}), 'no_lists'],
    [
      'that is cut off',
      () => archiveZip({ owner: 'a', followers: ['b'], following: [] }).bytes.subarray(0, 900),
      'broken',
    ],
  ];
  it.each(cases)('%s is refused', async (_what, make, reason) => {
    expect(await read('x.zip', make())).toEqual({ ok: false, reason });
  });
});
