import { crc32, deflateRawSync } from 'node:zlib';

export type ZipFile = { path: string; bytes: Uint8Array };

/** `lie`: what the directory says of a file instead, to try those who read it. */
export type ZipLie = { uncompressedSize?: number; crc?: number; flags?: number; method?: number };

/** A ZIP of these files, compressed. */
export function writeZip(files: readonly ZipFile[], lie: ZipLie = {}): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const packed = deflateRawSync(file.bytes);
    const name = Buffer.from(file.path, 'utf8');
    const facts = factsOf(file, packed, name, lie);
    const head = Buffer.concat([word(0x04034b50), half(20), facts, half(0), name]);
    local.push(head, packed);
    const where = Buffer.concat([half(0), half(0), half(0), half(0), word(0), word(offset)]);
    directory.push(word(0x02014b50), half(20), half(20), facts, where, name);
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const count = half(files.length);
  const end = [word(0x06054b50), half(0), half(0), count, count, word(central.length), word(offset), half(0)];
  return Buffer.concat([...local, central, ...end]);
}

const UTF8_NAMES = 0x800;
const DEFLATED = 8;

/** From the flags to the length of the name. */
function factsOf(file: ZipFile, packed: Buffer, name: Buffer, lie: ZipLie): Buffer {
  return Buffer.concat([
    half(UTF8_NAMES | (lie.flags ?? 0)),
    half(lie.method ?? DEFLATED),
    word(0),
    word(lie.crc ?? crc32(file.bytes)),
    word(packed.length),
    word(lie.uncompressedSize ?? file.bytes.length),
    half(name.length),
  ]);
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
