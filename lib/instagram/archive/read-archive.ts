import { setImmediate } from 'node:timers/promises';
import { ownerIn, signUpIn } from './facts-in.ts';
import { Finds } from './finds.ts';
import { kindOfFile } from './kind-of-file.ts';
import { type ListFile, listFileOf, ZIP_NAME } from './list-file.ts';
import { type ArchiveRead, type ArchiveRefusal, ArchiveRefused } from './model.ts';
import { openZip, type Packed } from './open-zip.ts';
import { plainName } from './person-in.ts';
import { readPage, readStated, type Stated } from './read-page.ts';
import { readRows } from './read-rows.ts';

export type ArchiveAnswer = { ok: true; read: ArchiveRead } | { ok: false; reason: ArchiveRefusal };

/**
 * Reads one file that came from somebody: a ZIP as Instagram sends it, or one list as JSON or HTML. In memory alone,
 * piece by piece; of all files in a ZIP only the lists, and what says whose they are and from when.
 * @param signal ends the reading with `too_slow`.
 */
export async function readArchive(
  file: { name: string; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<ArchiveAnswer> {
  try {
    return { ok: true, read: await read(file, signal) };
  } catch (error) {
    if (error instanceof ArchiveRefused) return { ok: false, reason: error.reason };
    throw error;
  }
}

function read(file: { name: string; bytes: Uint8Array }, signal: AbortSignal): Promise<ArchiveRead> {
  const kind = kindOfFile(file.bytes);
  switch (kind) {
    case 'zip':
      return readZip(file, signal);
    case 'json':
      return readJson(file, signal);
    case 'page':
      return readHtml(file, signal);
    default:
      throw new ArchiveRefused(kind);
  }
}

const PIECE_BYTES = 64 * 1024;

/** Between two pieces others have their turn, the deadline too. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await setImmediate();
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}

async function* until(signal: AbortSignal, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (signal.aborted) throw new ArchiveRefused('too_slow');
    yield chunk;
  }
}

async function readJson(file: { name: string; bytes: Uint8Array }, signal: AbortSignal): Promise<ArchiveRead> {
  const finds = new Finds();
  const named = listFileOf(file.name);
  const { lists, other } = await readRows(until(signal, piecesOf(file.bytes)), named?.list ?? null, finds);
  if (lists.length === 0) throw new ArchiveRefused(other ? 'other_list' : 'no_lists');
  const files = lists.map((list) => (named?.list === list ? named.name : `${list}_1.json`));
  return answered(finds, { files });
}

async function readHtml(file: { name: string; bytes: Uint8Array }, signal: AbortSignal): Promise<ArchiveRead> {
  const finds = new Finds();
  const named = listFileOf(file.name);
  if (!named) throw new ArchiveRefused('no_lists');
  const stated = await readPage(until(signal, piecesOf(file.bytes)), named.list, finds);
  return answered(finds, { files: [named.name], stated });
}

const OWNER_FILE = /(?:^|\/)personal_information\.json$/i;
const SIGN_UP_FILE = /(?:^|\/)(?:instagram_)?signup_(?:details|information)\.json$/i;
const START_FILE = /(?:^|\/)start_here\.html$/i;

const isWanted = (path: string) =>
  listFileOf(path) !== null || [OWNER_FILE, SIGN_UP_FILE, START_FILE].some((name) => name.test(path));

async function readZip(file: { name: string; bytes: Uint8Array }, signal: AbortSignal): Promise<ArchiveRead> {
  const packed = await openZip(file.bytes, isWanted);
  const lists = packed.flatMap((one) => ({ ...one, named: listFileOf(one.path) }));
  const files = lists.flatMap(({ named }) => named?.name ?? []);
  if (files.length === 0) throw new ArchiveRefused('no_lists');
  if (new Set(files).size < files.length) throw new ArchiveRefused('several');

  const finds = new Finds();
  let stated: Stated | null = null;
  for (const { named, read: open } of lists) {
    if (named) stated = (await readListFile(named, until(signal, open()), finds)) ?? stated;
  }
  return answered(finds, { files, stated, ...(await besides(packed, file.name, signal)) });
}

async function readListFile(
  { list, name }: ListFile,
  chunks: AsyncIterable<Uint8Array>,
  finds: Finds,
): Promise<Stated | null> {
  if (name.endsWith('.html')) return readPage(chunks, list, finds);
  await readRows(chunks, list, finds);
  return null;
}

type Besides = { owner?: string | null; signedUpAt?: Date | null; start?: Stated | null; madeAt?: Date | null };

/** What the files beside the lists say, and the name of the ZIP. */
async function besides(packed: readonly Packed[], zipName: string, signal: AbortSignal): Promise<Besides> {
  const chunksOf = (name: RegExp) => {
    const found = packed.find(({ path }) => name.test(path));
    return found && until(signal, found.read());
  };
  const [information, signUp, start] = [chunksOf(OWNER_FILE), chunksOf(SIGN_UP_FILE), chunksOf(START_FILE)];
  const [, name = '', day = ''] = ZIP_NAME.exec(zipName) ?? [];
  const madeAt = new Date(`${day}T00:00:00Z`);
  return {
    owner: (information && (await ownerIn(information))) ?? plainName(name),
    signedUpAt: signUp ? await signUpIn(signUp) : null,
    start: start ? await readStated(start) : null,
    madeAt: Number.isNaN(madeAt.getTime()) ? null : madeAt,
  };
}

function answered(finds: Finds, more: Besides & { files: string[]; stated?: Stated | null }): ArchiveRead {
  const { owner = null, signedUpAt = null, madeAt = null } = more;
  const stated = more.stated ?? more.start ?? null;
  if (owner) finds.forget(owner);
  return {
    lists: finds.lists,
    files: more.files,
    owner,
    dates: {
      ...finds.moments(),
      statedFrom: stated?.from ?? null,
      statedUntil: stated?.until ?? null,
      signedUpAt,
      madeAt: stated?.madeAt ?? madeAt,
    },
  };
}
