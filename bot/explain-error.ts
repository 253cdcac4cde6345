import { randomBytes } from 'node:crypto';
import { GrammyError, HttpError, type NextFunction } from 'grammy';
import { systemClock } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { DomainError, type ErrorCode } from '#/lib/platform/errors.ts';
import { spokenLanguage } from '#/lib/platform/language.ts';
import type { App, BotContext } from './bot-context.ts';
import { speak } from './remember-sender.ts';
import { answerPress, reply } from './reply.ts';
import { maintenanceText } from './say-maintenance.ts';

const REFUSALS: Record<ErrorCode, string> = {
  invalid: 'refused-invalid',
  unauthenticated: 'refused-forbidden',
  forbidden: 'refused-forbidden',
  not_found: 'refused-not-found',
  conflict: 'refused-conflict',
  payment_required: 'refused-payment',
  throttled: 'refused-throttled',
  gone: 'refused-gone',
  too_large: 'refused-invalid',
  unsealable: 'refused-unavailable',
  unavailable: 'refused-unavailable',
};

/** Turns errors into sentences, and answers every press. */
export function explainError({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    try {
      await next();
    } catch (error) {
      await explain(effects.log, ctx, error).catch((again: unknown) =>
        effects.log.warn({ reason: harmless(again) }, 'the trouble could not be told'),
      );
    }
    if (ctx.callbackQuery && !ctx.pressAnswered) await answerPress(ctx).catch(() => {});
  };
}

async function explain(log: App['ctx']['log'], ctx: BotContext, error: unknown): Promise<void> {
  if (error instanceof GrammyError && error.error_code === 403) return; // they left: nobody to tell
  if (!ctx.say) speak(ctx, spokenLanguage(ctx.from?.language_code));
  if (isFlood(error)) return; // one more message would only prolong it
  if (error instanceof DomainError && error.detail?.maintenance) return sayItIsMaintained(ctx, error);
  if (error instanceof DomainError) return void (await reply(ctx, ctx.say(REFUSALS[error.code])));
  if (isOutage(error)) return void (await reply(ctx, ctx.say('refused-unavailable')));

  const code = randomBytes(3).toString('hex');
  log.error({ quote: code, reason: harmless(error) }, 'a handler of the bot failed');
  await reply(ctx, ctx.say('something-broke', { code }));
}

function isFlood(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 429;
}

async function sayItIsMaintained(ctx: BotContext, { detail }: DomainError): Promise<void> {
  const until = typeof detail?.until === 'string' ? new Date(detail.until) : null;
  await reply(ctx, maintenanceText(ctx, until && until.getTime() - systemClock.now().getTime()));
}

/** Network errors hold the token: only their kind is logged. */
export function harmless(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.description}`;
  if (error instanceof HttpError) return 'Telegram could not be reached';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
