import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ArchiveRefused } from './model.ts';

/** A file of a ZIP, not unpacked. */
export type Packed = { path: string; read(): AsyncGenerator<Uint8Array> };

/** An export of a long life has some tens of thousands. */
const MOST_FILES = 50_000;
const MOST_BYTES = 512 * 1024 * 1024;
/** Lists of names shrink to a tenth or a thirtieth; DEFLATE can do 1,032. */
const MOST_RATIO = 200;
const SMALL_BYTES = 1024 * 1024;

/**
 * The wanted files of a ZIP. Nothing is written to disk, and only what is read is unpacked, piece by piece.
 * @throws {ArchiveRefused} `broken`, `encrypted`, `unsafe`, `nested`
 */
export async function openZip(bytes: Uint8Array, isWanted: (path: string) => boolean): Promise<Packed[]> {
  const zip = await orBroken(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  const entries = await entriesOf(zip);
  const wanted = entries.filter(({ fileName }) => isWanted(fileName));
  if (wanted.length === 0 && entries.some(({ fileName }) => /\.zip$/i.test(fileName)))
    throw new ArchiveRefused('nested');
  demandSafe(wanted);
  return wanted.map((entry) => ({ path: entry.fileName, read: () => unpack(zip, entry) }));
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_FILES) throw new ArchiveRefused('unsafe');
  const entries: Entry[] = [];
  await orBroken(async () => {
    for await (const entry of zip.eachEntry()) {
      const isNoise = entry.fileName.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._)/.test(entry.fileName);
      if (!isNoise) entries.push(entry);
    }
  });
  return entries;
}

function demandSafe(entries: readonly Entry[]): void {
  if (entries.some((entry) => entry.isEncrypted())) throw new ArchiveRefused('encrypted');
  const isBomb = ({ compressedSize, uncompressedSize }: Entry) =>
    uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
  const places = new Set(entries.map(({ relativeOffsetOfLocalHeader }) => relativeOffsetOfLocalHeader));
  const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (bytes > MOST_BYTES || entries.some(isBomb) || places.size < entries.length) throw new ArchiveRefused('unsafe');
}

/** yauzl ends it when more or less comes than the directory says. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await orBroken(() => zip.openReadStreamPromise(entry));
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let sum = 0;
  try {
    for (;;) {
      const next = await orBroken(() => chunks.next());
      if (next.done) break;
      sum = crc32(next.value, sum);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32) throw new ArchiveRefused('broken');
}

async function orBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(/encrypt/i.test(String(error)) ? 'encrypted' : unsafeName(error) ? 'unsafe' : 'broken');
  }
}

/** yauzl refuses paths that lead out of the folder. */
function unsafeName(error: unknown): boolean {
  return /absolute path|invalid relative path|invalid characters in fileName/i.test(String(error));
}
