import { readLanguage } from '#/lib/customers/read-language.ts';
import { languageOfAddress } from '#/lib/operators/list-reachable.ts';
import type { ChannelForm, Letter } from '#/lib/outbox/channel.ts';
import { CHANNELS, sendOn } from '#/lib/outbox/channels.ts';
import { findQuestionMessage } from '#/lib/outbox/find-asked-challenge.ts';
import { linkOf } from '#/lib/outbox/link-of.ts';
import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { type Deliverable, loadDeliverable } from './load-deliverable.ts';
import type { MessageEffects } from './model.ts';
import { letterOf } from './operator-letter.ts';

/**
 * Tells one recipient on the channel that the notice names. What has no point any more ends unsent.
 * @throws {DeliveryError}; {DomainError} when the notice names no address.
 */
export async function tellOperator(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  const told = await loadDeliverable(ctx, claim);
  if (!told) return { outcome: 'undeliverable', reason: 'settled before it was told' };

  const { form } = CHANNELS[claim.channel];
  const messageId = await sendOn(ctx.senders, claim.channel, await write(ctx, claim, told, form));
  const asks = told.kind === 'code_needed' || told.kind === 'code_reminder';
  return { outcome: 'sent', messageId, ...(asks && form === 'chat' ? { editFrom: claim.claimedAt } : {}) };
}

async function write(ctx: MessageEffects, claim: ClaimedNotice, told: Deliverable, form: ChannelForm): Promise<Letter> {
  const to = claim.chatId === null ? (told.to ?? '') : String(claim.chatId);
  if (to === '' && form !== 'program') throw new DomainError('invalid', 'This notice names no address.');
  const manner = { language: await languageOf(ctx, claim, told), dashboard: ctx.dashboard, now: ctx.clock.now(), form };
  const { kind, payload, reminder } = told;
  const link = linkOf(told, ctx.dashboard);
  const facts = { id: claim.id, kind, at: claim.owedAt, payload, reminder: reminder?.number ?? 0, link };
  return { ...letterOf(told, manner), to, replyTo: await answeredTo(ctx, claim, told), facts };
}

async function languageOf(ctx: MessageEffects, { chatId }: ClaimedNotice, { to }: Deliverable): Promise<Language> {
  if (chatId !== null) return (await readLanguage(ctx, { chatId })) ?? 'en';
  return (to === undefined ? null : await languageOfAddress(ctx, { email: to })) ?? 'en';
}

async function answeredTo(ctx: MessageEffects, { chatId }: ClaimedNotice, told: Deliverable): Promise<number | null> {
  if (told.kind !== 'code_reminder' || chatId === null) return null;
  return findQuestionMessage(ctx, { challengeId: told.payload.challengeId, chatId });
}
