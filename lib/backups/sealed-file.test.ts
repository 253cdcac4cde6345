import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateBackupKey, readBackupKeys } from './backup-key.ts';
import { seal, unseal } from './sealed-file.ts';

const [KEY] = readBackupKeys(generateBackupKey());
const CHUNK = 64 * 1024;
const HEAD = 57;
/** A whole chunk on the disk: length, ciphertext, tag. */
const ON_DISK = 4 + CHUNK + 16;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (plain: Buffer, size = 10_007) => all(seal(pieces(plain, size), KEY));
const opened = (file: Buffer, keys = [KEY], size = 7_919) => all(unseal(pieces(file, size), keys));

describe('what is sealed', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])(
    'comes out as it went in: %i bytes',
    async (size) => {
      const plain = randomBytes(size);
      const file = await sealed(plain);
      expect((await opened(file)).equals(plain)).toBe(true);
      if (size >= 64) expect(file.includes(plain.subarray(0, 64))).toBe(false);
    },
  );

  it('opens with a key that is not the newest any more, and with no other', async () => {
    const file = await sealed(Buffer.from('rows'));
    const [other] = readBackupKeys(generateBackupKey());
    expect((await opened(file, [other, KEY])).toString()).toBe('rows');
    await expect(opened(file, [other])).rejects.toThrow(/which is not in BACKUP_KEY/);
  });

  it('never looks the same twice', async () => {
    const [one, two] = [await sealed(Buffer.from('rows')), await sealed(Buffer.from('rows'))];
    expect(one.subarray(HEAD).equals(two.subarray(HEAD))).toBe(false);
  });
});

describe('a file is refused that', () => {
  const plain = randomBytes(3 * CHUNK + 5);
  const chunk = (file: Buffer, number: number) =>
    file.subarray(HEAD + number * ON_DISK, Math.min(HEAD + (number + 1) * ON_DISK, file.length));
  const head = (file: Buffer) => file.subarray(0, HEAD);

  const forgeries: [string, (file: Buffer, other: Buffer) => Buffer][] = [
    ['was cut off in a chunk', (file) => file.subarray(0, file.length - 1)],
    ['was cut off between two chunks', (file) => file.subarray(0, HEAD + 2 * ON_DISK)],
    ['was cut off after its head', (file) => head(file)],
    [
      'lost a chunk in the middle',
      (file) => Buffer.concat([head(file), chunk(file, 0), chunk(file, 2), chunk(file, 3)]),
    ],
    ['has two chunks swapped', (f) => Buffer.concat([head(f), chunk(f, 1), chunk(f, 0), chunk(f, 2), chunk(f, 3)])],
    [
      'has a chunk twice',
      (f) => Buffer.concat([head(f), chunk(f, 0), chunk(f, 0), chunk(f, 1), chunk(f, 2), chunk(f, 3)]),
    ],
    ['goes on behind its last chunk', (file) => Buffer.concat([file, chunk(file, 3)])],
    ['has one more byte', (file) => Buffer.concat([file, Buffer.from([0])])],
    [
      'has a chunk of another file',
      (f, o) => Buffer.concat([head(f), chunk(o, 0), chunk(f, 1), chunk(f, 2), chunk(f, 3)]),
    ],
    ['has the head of another file', (file, other) => Buffer.concat([head(other), file.subarray(HEAD)])],
    ['is something else', () => Buffer.from('PGDMP and so on, and on, and on, and on, and on, and on, and on')],
    ['is empty', () => Buffer.alloc(0)],
  ];
  it.each(forgeries)('%s', async (_what, forge) => {
    const [file, other] = [await sealed(plain), await sealed(plain)];
    await expect(opened(forge(file, other))).rejects.toMatchObject({ code: 'unsealable' });
  });

  it('has its end taken off and its new last chunk marked as the last', async () => {
    const file = Buffer.from(await sealed(plain));
    const cut = Buffer.from(file.subarray(0, HEAD + 2 * ON_DISK));
    const at = HEAD + ON_DISK;
    cut.writeUInt32BE(cut.readUInt32BE(at) + 0x8000_0000, at);
    await expect(opened(cut)).rejects.toThrow(/altered/);
  });

  it('differs in any one bit', async () => {
    const file = await sealed(Buffer.from('a few rows'));
    for (let at = 0; at < file.length; at += 1) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      await expect(opened(changed), `byte ${at}`).rejects.toMatchObject({ code: 'unsealable' });
    }
  });
});

it.each(['', 'backup.0000000000000000.AAAA', 'picture.x.y', 'backup'])(
  'a key that is none is refused: "%s"',
  (text) => {
    expect(() => readBackupKeys(text)).toThrow(/BACKUP_KEY should read/);
  },
);
