import type { Ctx } from '#/lib/context.ts';
import type { Language } from '#/lib/platform/language.ts';
import { findCustomer } from './store.ts';

/** The language that the person behind a chat chose; null for strangers. */
export async function readLanguage(ctx: Pick<Ctx, 'db'>, input: { chatId: bigint }): Promise<Language | null> {
  return (await findCustomer(ctx.db, input.chatId))?.language ?? null;
}
