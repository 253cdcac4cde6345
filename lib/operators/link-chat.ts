import { createHash, randomInt } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { isDuplicate } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, type Person, recordAudit } from './audit.ts';
import { storeChat, storeLinkCode, takeLinkCode } from './chat-store.ts';
import { actorOf } from './model.ts';
import { demandRight } from './rights.ts';
import { findOperator } from './store.ts';
import type { OperatorView } from './view.ts';

export const LINK_CODE_MS = 10 * MINUTE_MS;

/** No look-alikes; 31^10 is about 50 bits, tried for ten minutes through one chat. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ3456789';
const LENGTH = 10;

/** Sent to the bot within ten minutes, it links the sender's Telegram account. @throws {DomainError} `forbidden`. */
export async function askForLink(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { by }: { by: Person },
): Promise<{ code: string; until: Date }> {
  demandRight(by, 'own.chat');
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const until = after(ctx.clock.now(), LINK_CODE_MS);
  await ctx.db.transaction((tx) => storeLinkCode(tx, by.id, { hash: hashOf(code), until }));
  return { code: `${code.slice(0, 5)}-${code.slice(5)}`, until };
}

export type Linked = { ok: true; operator: OperatorView } | { ok: false; reason: 'unknown' | 'taken' };

/**
 * Links the Telegram account that sent a code to the code's operator.
 * @returns `unknown`: no open code, or a disabled operator; `taken`: another operator's account.
 */
export async function linkChat(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { code: string; chatId: bigint },
): Promise<Linked> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const at = ctx.clock.now();
      const operatorId = await takeLinkCode(tx, hashOf(input.code), at);
      if (!operatorId) return { ok: false as const, reason: 'unknown' as const };
      const operator = await storeChat(tx, operatorId, input.chatId);
      const actor = actorOf(operator);
      demandRight(actor, 'own.chat');
      await recordAudit(tx, {
        actor,
        action: 'operator.chat_linked',
        subject: { kind: 'operator', id: operatorId },
        detail: { chatId: String(input.chatId) },
        at,
      });
      return { ok: true as const, operator };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: 'taken' };
    throw error;
  }
}

/** Unlinks one's own Telegram account. Idempotent. @throws {DomainError} `forbidden` */
export function unlinkOwnChat(ctx: Pick<Ctx, 'db' | 'clock'>, { by }: { by: Person }): Promise<void> {
  demandRight(by, 'own.chat');
  return unlink(ctx, { operatorId: by.id, by });
}

/** Somebody else's. @throws {DomainError} `not_found`, `forbidden`. */
export function unlinkChatOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: { operatorId: string; by: Actor }): Promise<void> {
  demandRight(input.by, 'operator.unlink_chat');
  return unlink(ctx, input);
}

async function unlink(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { operatorId, by }: { operatorId: string; by: Actor },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const before = await findOperator(tx, { id: operatorId });
    if (!before) throw notFound('operator', operatorId);
    if (before.telegramId === null) return;
    await storeChat(tx, operatorId, null);
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, { actor: by, action: 'operator.chat_unlinked', subject, at: ctx.clock.now() });
  });
}

/** Ignores blanks, dashes and case. */
function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');
}
