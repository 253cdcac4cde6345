import { badRequest } from '../bot-api-error.ts';
import { changeMessage } from './change-message.ts';
import type { Handler } from './handler.ts';
import { readText } from './post-message.ts';

export const editMessageText: Handler = (world, p) =>
  changeMessage(world, p, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities, link_preview_options, ...rest } = message;
    return { ...rest, ...readText(p) };
  });

export const editMessageReplyMarkup: Handler = (world, p) => changeMessage(world, p, (message) => message);
