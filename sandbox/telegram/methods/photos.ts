import { badRequest } from '../bot-api-error.ts';
import type { TgPhotoSize } from '../bot-api-model.ts';
import { isRecord, type Parameters } from '../parameters.ts';
import type { World } from '../world.ts';
import { changeMessage } from './change-message.ts';
import type { Handler } from './handler.ts';
import { postMessage, readCaption } from './post-message.ts';

/** core.telegram.org, "Sending files". */
const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024;

export const sendPhoto: Handler = (world, p) =>
  postMessage(world, p, { photo: photoOf(world, p, p.text('photo') ?? ''), ...readCaption(p) });

/** Also adds a photo to a message of text, whose words it replaces with its caption (Bot API 7.11). */
export const editMessageMedia: Handler = (world, p) => {
  const media = p.json('media');
  if (!isRecord(media) || media.type !== 'photo' || typeof media.media !== 'string')
    throw badRequest('only photos are known here');
  const photo = photoOf(world, p, media.media);
  const caption = readCaption(p.of(media));
  return changeMessage(
    world,
    p,
    ({ text, entities, link_preview_options, caption: _old, caption_entities, ...rest }) => ({
      ...rest,
      photo,
      ...caption,
    }),
  );
};

export const editMessageCaption: Handler = (world, p) =>
  changeMessage(world, p, (message) => {
    if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit');
    const { caption, caption_entities, ...rest } = message;
    return { ...rest, ...readCaption(p) };
  });

function photoOf(world: World, p: Parameters, named: string): TgPhotoSize[] {
  const upload = p.uploads.get(named.startsWith('attach://') ? named.slice('attach://'.length) : 'photo');
  if (!upload) return sizes(world.files.get(named));
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > UPLOAD_LIMIT_BYTES) throw badRequest('file is too big for a photo');
  return sizes(world.files.add({ ...upload, type: typeOf(upload.bytes) }));
}

const sizes = (file: { fileId: string; uniqueId: string; bytes: Uint8Array }): TgPhotoSize[] => [
  { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length, width: 800, height: 600 },
];

/** @throws {BotApiError} 400 for no picture, as Telegram says it. */
function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  throw badRequest('IMAGE_PROCESS_FAILED');
}
