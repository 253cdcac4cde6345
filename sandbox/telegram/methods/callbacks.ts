import { badRequest } from '../bot-api-error.ts';
import type { Handler } from './handler.ts';

const ANSWER_LIMIT = 200;

/** Ends the presser's wait. @throws {BotApiError} 400 for an old query or a long text. */
export const answerCallbackQuery: Handler = (world, p) => {
  const query = world.callbackQueries.get(p.text('callback_query_id') ?? '');
  if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const text = p.text('text');
  if (text && text.length > ANSWER_LIMIT) throw badRequest('MESSAGE_TOO_LONG');
  const url = p.text('url');
  if (query.answer === undefined) {
    query.answer = { ...(text ? { text } : {}), showAlert: p.flag('show_alert'), ...(url ? { url } : {}) };
    query.answered(query.answer);
  }
  return true;
};
