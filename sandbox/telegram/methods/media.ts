import { badRequest } from '../bot-api-error.ts';
import type { StoredFile } from '../file-store.ts';
import type { Parameters, Upload } from '../parameters.ts';
import type { World } from '../world.ts';
import type { Handler } from './handler.ts';
import { postMessage, readCaption } from './post-message.ts';

/** 50 MB up, 20 MB down (core.telegram.org, "Sending files"). */
const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

export const sendDocument: Handler = (world, p) => {
  const file = fileOf(world, p);
  const document = { ...ids(file), file_name: file.name, mime_type: file.type };
  return postMessage(world, p, { document, ...readCaption(p) });
};

export const getFile: Handler = (world, p) => {
  const file = world.files.get(p.text('file_id') ?? '');
  if (file.bytes.length > DOWNLOAD_LIMIT_BYTES) throw badRequest('file is too big');
  return { ...ids(file), file_path: file.path };
};

function fileOf(world: World, p: Parameters): StoredFile {
  const named = p.text('document') ?? '';
  const upload = p.uploads.get(named.startsWith('attach://') ? named.slice('attach://'.length) : 'document');
  if (upload) return keep(world, upload);
  if (named === '') throw badRequest('there is no document in the request');
  if (/^https?:/i.test(named)) throw badRequest('failed to get HTTP URL content');
  return world.files.get(named);
}

function keep(world: World, upload: Upload): StoredFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > UPLOAD_LIMIT_BYTES) throw badRequest('file is too big');
  return world.files.add(upload);
}

const ids = (file: StoredFile) => ({
  file_id: file.fileId,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
});
