import { Composer } from 'grammy';
import { isArchiveName } from '#/lib/instagram/archive/list-file.ts';
import { isSessionFile, looksLikeSession } from '#/lib/sessions/looks-like-session.ts';
import type { App, BotContext } from '../bot-context.ts';
import { meansHandIn } from '../means-hand-in.ts';
import { reply, takeAway } from '../reply.ts';
import { handIn, handInFeature } from './hand-in.ts';

/** What looks like a session leaves the chat first; an operator's is then used. */
export function secretsFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const isOperator = (ctx: BotContext) => ctx.operator !== null;
  const { keep, buttons } = handInFeature(app);

  feature.on('message', async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? '';
    const command = isOperator(ctx) || ctx.unlinked ? meansHandIn(text) : null;
    const file = ctx.message.document && isSecretFile(ctx.message.document, isOperator(ctx));
    if (command === null && !file && !looksLikeSession(text)) return next();

    await takeAway(ctx);
    if (!isOperator(ctx))
      return void (await reply(ctx, ctx.say(ctx.unlinked ? 'op-link-first' : 'never-send-sessions')));
    if (file && !looksLikeSession(text)) return void (await reply(ctx, ctx.say('op-session-file')));
    await handIn(app, keep, ctx, command ?? withoutCommand(text));
  });
  feature.filter(isOperator).use(buttons);
  return feature;
}

/** From an operator any text file, from a customer only what is called so. */
function isSecretFile(file: { file_name?: string; mime_type?: string }, fromOperator: boolean): boolean {
  const name = file.file_name ?? '';
  if (isArchiveName(name)) return false;
  if (isSessionFile(name)) return true;
  return fromOperator && (/\.(txt|json|har)$/i.test(name) || /^text\/plain|json/.test(file.mime_type ?? ''));
}

function withoutCommand(text: string): string {
  return text.replace(/^\/\S+\s+/, '');
}
