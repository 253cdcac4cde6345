import { answerCallbackQuery } from './callbacks.ts';
import { deleteMyCommands, getMe, getMyCommands, setMyCommands } from './commands.ts';
import * as edits from './edits.ts';
import type { Handler } from './handler.ts';
import { getFile, sendDocument } from './media.ts';
import * as messages from './messages.ts';
import * as payments from './payments.ts';
import { editMessageCaption, editMessageMedia, sendPhoto } from './photos.ts';
import * as updates from './updates.ts';

const HANDLERS: Record<string, Handler> = {
  ...updates,
  ...messages,
  ...edits,
  ...payments,
  answerCallbackQuery,
  deleteMyCommands,
  editMessageCaption,
  editMessageMedia,
  getFile,
  getMe,
  getMyCommands,
  sendDocument,
  sendPhoto,
  setMyCommands,
};

/** Names are case-insensitive. */
export const METHODS: ReadonlyMap<string, { name: string; handle: Handler }> = new Map(
  Object.entries(HANDLERS).map(([name, handle]) => [name.toLowerCase(), { name, handle }]),
);
