import { GrammyError, HttpError } from 'grammy';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { codeOf } from '#/lib/platform/errors.ts';
import { TelegramError } from './sender.ts';

const NOBODY_THERE = /chat not found|user not found|PEER_ID_INVALID|user is deactivated|bot was kicked/i;
const NO_SUCH_MESSAGE =
  /message (to edit|to delete|to be edited)? ?not found|MESSAGE_ID_INVALID|message can't be (edited|deleted)/i;

/**
 * What an error of a Bot API call means. Each call's address holds the token: only the kind of a network error is kept.
 */
export function telegramErrorOf(error: unknown): TelegramError {
  if (error instanceof TelegramError) return error;
  if (error instanceof GrammyError) return refusalOf(error);
  if (error instanceof HttpError)
    return new TelegramError(
      'unreachable',
      'Telegram could not be reached.',
      undefined,
      !NEVER_LEFT.has(causeOf(error)),
    );
  throw error;
}

function refusalOf({ error_code: code, description, parameters }: GrammyError): TelegramError {
  if (code === 429) {
    return new TelegramError('flood', description, (parameters.retry_after ?? 5) * SECOND_MS);
  }
  if (code === 403 || NOBODY_THERE.test(description)) return new TelegramError('blocked', description);
  if (NO_SUCH_MESSAGE.test(description)) return new TelegramError('gone', description);
  // A wrong token is put right by the owner; what is owed waits for that.
  if (code >= 500) return new TelegramError('unreachable', description, undefined, true);
  if (code === 401 || code === 404 || code === 409) return new TelegramError('unreachable', description);
  return new TelegramError('refused', description);
}

/** No connection was made. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function causeOf({ error }: HttpError): string {
  return codeOf(error) || codeOf(error instanceof Error ? error.cause : null);
}
