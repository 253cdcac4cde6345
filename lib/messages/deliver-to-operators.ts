/** Delivery of one notice to one operator, or to a program, on the channel that its row names. */
import type { Ctx } from '#/lib/context.ts';
import { readLanguage } from '#/lib/customers/read-language.ts';
import { languageOfAddress } from '#/lib/operators/list-reachable.ts';
import { type Delivered, deliverClaimed } from '#/lib/outbox/deliver-claimed.ts';
import type { MailSender } from '#/lib/outbox/email/sender.ts';
import { linkOf } from '#/lib/outbox/link-of.ts';
import type { Compose } from '#/lib/outbox/model.ts';
import type { Channel } from '#/lib/outbox/reach.ts';
import {
  type ClaimedNotice,
  questionMessage,
  recordAsked,
  recordSent,
  recordUndeliverable,
} from '#/lib/outbox/store.ts';
import type { TelegramSender } from '#/lib/outbox/telegram/sender.ts';
import type { WebhookSender } from '#/lib/outbox/webhook/sender.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { type Deliverable, loadDeliverable } from './load-deliverable.ts';
import { mailOf } from './mail-of.ts';
import { operatorMessage } from './operator-message.ts';

/** With what this process can speak. */
export type OperatorSenders = {
  telegram: TelegramSender | null;
  mail: MailSender | null;
  webhook: WebhookSender | null;
};

type Effects = Pick<Ctx, 'db' | 'clock' | 'log' | 'dashboard'> & OperatorSenders;

/** The channels that this process can deliver on. */
export function channelsAtHand(senders: OperatorSenders): Channel[] {
  const { telegram, mail, webhook } = senders;
  return [
    ...(telegram ? ['telegram' as const] : []),
    ...(mail ? ['email' as const] : []),
    ...(webhook ? ['webhook' as const] : []),
  ];
}

export function hasChannel(senders: OperatorSenders, channel: Channel): boolean {
  return channelsAtHand(senders).includes(channel);
}

/** Delivers a claimed notice. What has no point any more, such as a reminder of a question that was answered, ends unsent. */
export async function deliverToOperators(ctx: Effects, claim: ClaimedNotice, compose: Compose): Promise<Delivered> {
  let pointless = false;
  const delivered = await deliverClaimed(ctx, claim, async () => {
    const told = await loadDeliverable(ctx, claim, compose);
    if (told) return SEND[claim.channel](ctx, claim, told);
    pointless = true;
    await recordUndeliverable(ctx.db, claim, 'settled before it was told');
  });
  return pointless ? { outcome: 'undeliverable' } : delivered;
}

const SEND: Record<Channel, (ctx: Effects, claim: ClaimedNotice, told: Deliverable) => Promise<void>> = {
  async telegram(ctx, claim, told) {
    const { telegram } = ctx;
    if (!telegram || claim.chatId === null) throw new DomainError('invalid', 'This notice names no chat.');
    const language = (await readLanguage(ctx, { chatId: claim.chatId })) ?? 'en';
    const message = operatorMessage(told, { language, dashboard: ctx.dashboard, now: ctx.clock.now() });
    const { messageId } = await telegram.send(claim.chatId, { ...message, ...(await answeredTo(ctx, claim, told)) });
    if (told.kind === 'code_needed' || told.kind === 'code_reminder') await recordAsked(ctx.db, claim, messageId);
    else await recordSent(ctx.db, claim, messageId);
  },
  async email(ctx, claim, told) {
    const { mail } = ctx;
    if (!mail || told.to === undefined) throw new DomainError('invalid', 'This notice names no e-mail address.');
    const language = (await languageOfAddress(ctx, { email: told.to })) ?? 'en';
    const words = mailOf(told, { language, dashboard: ctx.dashboard, now: ctx.clock.now() });
    await mail.send({ ...words, to: told.to, id: claim.id });
    await recordSent(ctx.db, claim, null);
  },
  async webhook(ctx, claim, told) {
    const { webhook } = ctx;
    if (!webhook) throw new DomainError('invalid', 'There is no webhook.');
    const { id, owedAt: at } = claim;
    const { kind, payload, reminder } = told;
    await webhook.send({ id, kind, at, payload, reminder: reminder?.number ?? 0, link: linkOf(told, ctx.dashboard) });
    await recordSent(ctx.db, claim, null);
  },
  async dashboard() {
    // its rows are what the bell shows: nothing is sent
  },
};

/** A reminder of a question answers the message that asked it. */
async function answeredTo(ctx: Effects, claim: ClaimedNotice, told: Deliverable): Promise<{ replyTo?: number }> {
  if (told.kind !== 'code_reminder' || claim.chatId === null) return {};
  const { challengeId } = told.payload;
  const asked = await questionMessage(ctx.db, { challengeId, chatId: claim.chatId });
  return asked === null ? {} : { replyTo: asked };
}
