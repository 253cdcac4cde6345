import { readLanguage } from '#/lib/customers/read-language.ts';
import { languageOfAddress } from '#/lib/operators/list-reachable.ts';
import { operatorOfChat } from '#/lib/operators/operator-of-chat.ts';
import type { ChannelForm, Letter } from '#/lib/outbox/channel.ts';
import { CHANNELS, sendOn } from '#/lib/outbox/channels.ts';
import { findQuestionMessage } from '#/lib/outbox/find-asked-challenge.ts';
import { linkOf } from '#/lib/outbox/link-of.ts';
import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { readLastPicture } from '#/lib/views/read-attempts.ts';
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

/** One notice as its recipient reads it now. */
export async function write(
  ctx: MessageEffects,
  claim: ClaimedNotice,
  told: Deliverable,
  form: ChannelForm,
): Promise<Letter> {
  const to = claim.chatId === null ? (told.to ?? '') : String(claim.chatId);
  if (to === '' && form !== 'program') throw new DomainError('invalid', 'This notice names no address.');
  const manner = { language: await languageOf(ctx, claim, told), dashboard: ctx.dashboard, now: ctx.clock.now(), form };
  const { kind, payload, reminder } = told;
  const link = linkOf(told, ctx.dashboard);
  const facts = { id: claim.id, kind, at: claim.owedAt, payload, reminder: reminder?.number ?? 0, link };
  const [replyTo, picture] = await Promise.all([answeredTo(ctx, claim, told), pictureFor(ctx, claim, told)]);
  return { ...letterOf(told, manner), to, replyTo, picture, facts };
}

/** The screen that stopped a sign-in, for operators who may look at it in the dashboard. */
async function pictureFor(
  ctx: MessageEffects,
  { chatId }: ClaimedNotice,
  told: Deliverable,
): Promise<Uint8Array | null> {
  if (told.kind !== 'refresh_failed' || !told.payload.needsPerson || chatId === null) return null;
  if (!(await operatorOfChat(ctx, { chatId }))) return null;
  return readLastPicture(ctx, { attemptId: told.payload.attemptId });
}

async function languageOf(ctx: MessageEffects, { chatId }: ClaimedNotice, { to }: Deliverable): Promise<Language> {
  if (chatId !== null) return (await readLanguage(ctx, { chatId })) ?? 'en';
  return (to === undefined ? null : await languageOfAddress(ctx, { email: to })) ?? 'en';
}

async function answeredTo(ctx: MessageEffects, { chatId }: ClaimedNotice, told: Deliverable): Promise<number | null> {
  if (told.kind !== 'code_reminder' || chatId === null) return null;
  return findQuestionMessage(ctx, { challengeId: told.payload.challengeId, chatId });
}
