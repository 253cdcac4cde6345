import { badRequest } from '../bot-api-error.ts';
import type { TgMessage } from '../bot-api-model.ts';
import type { StoredFile } from '../file-store.ts';
import { isRecord, Parameters, type Upload } from '../parameters.ts';
import type { World } from '../world.ts';
import type { Handler } from './handler.ts';
import { imageSize } from './image-size.ts';
import { postMessage, readCaption } from './post-message.ts';

/** A bot may send files up to 50 MB and download files up to 20 MB (core.telegram.org, "Sending files"). */
const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

type Kind = 'document' | 'photo';

export const sendDocument: Handler = (world, p) =>
  postMessage(world, p, { ...attached(world, p, 'document', p.values.document, 'document'), ...readCaption(p) });

export const sendPhoto: Handler = (world, p) =>
  postMessage(world, p, { ...attached(world, p, 'photo', p.values.photo, 'photo'), ...readCaption(p) });

export const sendMediaGroup: Handler = (world, p) => {
  const media = p.json('media');
  if (!Array.isArray(media)) throw badRequest("can't parse media JSON object");
  if (media.length < 2 || media.length > 10) throw badRequest('wrong number of items in the album: expected 2 to 10');
  const contents = media.map((one) => readMedia(world, p, one));
  const group = String(Date.now() * 1000 + Math.floor(Math.random() * 1000));
  return contents.map((content) => postMessage(world, p, { ...content, media_group_id: group }));
};

export const getFile: Handler = (world, p) => {
  const file = world.files.get(p.text('file_id') ?? '');
  if (file.bytes.length > DOWNLOAD_LIMIT_BYTES) throw badRequest('file is too big');
  return { ...ids(file), file_path: file.path };
};

/** One `InputMedia`: the file it names, and its caption. */
export function readMedia(world: World, p: Parameters, media: unknown): Partial<TgMessage> {
  if (!isRecord(media)) throw badRequest("can't parse InputMedia: expected an Object");
  const kind = media.type;
  if (kind !== 'document' && kind !== 'photo')
    throw badRequest(`the sandbox sends documents and photos, not "${kind}"`);
  return { ...attached(world, p, kind, media.media, 'media'), ...readCaption(new Parameters(media)) };
}

function attached(world: World, p: Parameters, kind: Kind, value: unknown, field: string): Partial<TgMessage> {
  const file = fileOf(world, p, kind, value, field);
  if (kind === 'document') return { document: { ...ids(file), file_name: file.name, mime_type: file.type } };
  const size = imageSize(file.bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  return { photo: [{ ...ids(file), ...size }] };
}

/** An upload (under the field's own name, or `attach://name`) or a known `file_id`. Addresses on the web are refused: nothing leaves. */
function fileOf(world: World, p: Parameters, kind: Kind, value: unknown, field: string): StoredFile {
  const named = typeof value === 'string' ? value : '';
  const upload = p.uploads.get(named.startsWith('attach://') ? named.slice('attach://'.length) : field);
  if (upload) return keep(world, kind, upload);
  if (named === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/i.test(named)) throw badRequest('failed to get HTTP URL content');
  return world.files.get(named);
}

function keep(world: World, kind: Kind, upload: Upload): StoredFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > UPLOAD_LIMIT_BYTES) throw badRequest('file is too big');
  return world.files.add(`${kind}s`, upload);
}

const ids = (file: StoredFile) => ({
  file_id: file.fileId,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
});
