/**
 * AES-256-GCM over chunks of 64 KiB (STREAM): each is bound to its number, the file's head and whether it is the last,
 * so nothing can be left out, doubled, swapped, cut off or added.
 *
 * head: mark (17 bytes), key id (8), salt (32) · chunk: length and last flag (4), ciphertext, tag
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DomainError } from '#/lib/platform/errors.ts';
import { NONCE_BYTES, TAG_BYTES } from '#/lib/vault/aes.ts';
import { type BackupKey, KEY_ID_BYTES } from './backup-key.ts';
import { type Bytes, bytesOf } from './bytes.ts';

const MARK = Buffer.from('MUTUALS-BACKUP-1\n');
const SALT_BYTES = 32;
const CHUNK_BYTES = 64 * 1024;
const LAST = 0x8000_0000;

/** Seals a stream; holds one chunk at a time. */
export async function* seal(source: AsyncIterable<Buffer>, key: BackupKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const head = Buffer.concat([MARK, key.id, salt]);
  const fileKey = key.fileKey(salt);
  const plain = bytesOf(source);
  yield head;
  for (let number = 0, last = false; !last; number += 1) {
    const chunk = await plain.upTo(CHUNK_BYTES);
    last = await plain.atEnd();
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(number, last), { authTagLength: TAG_BYTES });
    cipher.setAAD(head);
    const sealed = [cipher.update(chunk), cipher.final(), cipher.getAuthTag()];
    yield Buffer.concat([lengthOf(chunk.length + TAG_BYTES, last), ...sealed]);
  }
  fileKey.fill(0);
}

/** Opens a sealed file; each chunk is proven as it comes. @throws {DomainError} `unsealable`. */
export async function* unseal(source: AsyncIterable<Buffer>, keys: readonly BackupKey[]): AsyncGenerator<Buffer> {
  const sealed = bytesOf(source);
  const head = await exactly(sealed, MARK.length + KEY_ID_BYTES + SALT_BYTES);
  if (!head.subarray(0, MARK.length).equals(MARK)) throw refusal('is no backup of Mutuals');
  const id = head.subarray(MARK.length, MARK.length + KEY_ID_BYTES);
  const key = keys.find((one) => one.id.equals(id));
  if (!key) throw refusal(`is sealed under the key ${id.toString('hex')}, which is not in BACKUP_KEY`);
  const fileKey = key.fileKey(head.subarray(MARK.length + KEY_ID_BYTES));
  for (let number = 0, last = false; !last; number += 1) {
    const written = (await exactly(sealed, 4)).readUInt32BE();
    last = written >= LAST;
    const length = last ? written - LAST : written;
    if (length < TAG_BYTES || length > CHUNK_BYTES + TAG_BYTES) throw altered();
    yield opened(await exactly(sealed, length), { fileKey, head, nonce: nonce(number, last) });
  }
  fileKey.fill(0);
  if (!(await sealed.atEnd())) throw altered();
}

function opened(chunk: Buffer, by: { fileKey: Buffer; head: Buffer; nonce: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', by.fileKey, by.nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(by.head);
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw altered();
  }
}

/** Unique: each file has its key, each chunk its number. */
function nonce(number: number, last: boolean): Buffer {
  const made = Buffer.alloc(NONCE_BYTES);
  made.writeUInt32BE(number, NONCE_BYTES - 5);
  made[NONCE_BYTES - 1] = last ? 1 : 0;
  return made;
}

function lengthOf(bytes: number, last: boolean): Buffer {
  const made = Buffer.alloc(4);
  made.writeUInt32BE(last ? bytes + LAST : bytes);
  return made;
}

async function exactly(source: Bytes, count: number): Promise<Buffer> {
  const taken = await source.upTo(count);
  if (taken.length < count) throw refusal('ends in the middle');
  return taken;
}

const altered = () => refusal('was altered, or its parts are not in the order in which they were written');
const refusal = (why: string) => new DomainError('unsealable', `This file ${why}.`);
