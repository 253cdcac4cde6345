import { inflateRawSync } from 'node:zlib';

const CENTRAL_HEADER = 0x02014b50;
const STORED = 0;

/** One file of a zip archive as text, found through the archive's directory. @throws when there is none of this name. */
export function partOfZip(archive: Uint8Array, name: string): string {
  const zip = Buffer.from(archive);
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    if (zip.readUInt32LE(at) !== CENTRAL_HEADER) continue;
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    return (zip.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed)).toString('utf8');
  }
  throw new Error(`The archive has no ${name}.`);
}
