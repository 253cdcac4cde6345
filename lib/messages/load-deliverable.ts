import { listWaitingChecks } from '#/lib/checks/read-waiting.ts';
import type { Ctx } from '#/lib/context.ts';
import { readAccess } from '#/lib/customers/access.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { CHANNELS } from '#/lib/outbox/channels.ts';
import type { Notice } from '#/lib/outbox/model.ts';
import { type GoodNews, readDigest } from '#/lib/outbox/read-digest.ts';
import { isOpenIncident } from '#/lib/outbox/remind-incident.ts';
import { Envelope, OperatorNotice } from '#/lib/outbox/schema.ts';
import { isSettled } from '#/lib/views/read-questions.ts';

export type Deliverable = OperatorNotice & {
  to?: string | undefined;
  /** The incident that it tells of again. */
  reminder?: { number: number; since: Date; incident: string } | undefined;
  waiting?: number;
  news?: GoodNews[];
  /** Who asks for access, and how many credits a yes gives. */
  asker?: { name: string; credits: number };
};

/** Reads an owed notice for telling it now; null when that would help nobody any more. */
export async function loadDeliverable(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>,
  { kind, payload, channel }: Pick<Notice, 'kind' | 'payload' | 'channel'>,
): Promise<Deliverable | null> {
  const notice = OperatorNotice.parse({ kind, payload });
  const told: Deliverable = { ...notice, ...Envelope.parse(payload) };
  if (await isOver(ctx, told, channel)) return null;
  if (notice.kind === 'alarm' || notice.kind === 'refresh_failed')
    return { ...told, waiting: (await listWaitingChecks(ctx)).length };
  if (notice.kind === 'access_asked') return askedFor(ctx, notice.payload.customerId, told);
  if (notice.kind !== 'digest') return told;

  const news = await readDigest(ctx, notice.payload);
  return news.length === 0 ? null : { ...told, news };
}

/** A question in a chat is brought up to date when it is settled; a letter cannot be. */
async function isOver(ctx: Pick<Ctx, 'db' | 'clock'>, told: Deliverable, channel: Notice['channel']): Promise<boolean> {
  if (told.reminder) return !(await isOpenIncident(ctx, { id: told.reminder.incident }));
  if (told.kind === 'code_reminder' || (told.kind === 'code_needed' && CHANNELS[channel].form === 'letter'))
    return isSettled(ctx, { challengeId: told.payload.challengeId });
  return false;
}

/** Null once somebody answered, or the customer is gone. */
async function askedFor(
  { db, limits }: Pick<Ctx, 'db' | 'limits'>,
  customerId: string,
  told: Deliverable,
): Promise<Deliverable | null> {
  const id = BigInt(customerId);
  const access = await readAccess(db, id);
  if (!access?.askedAt || access.answer) return null;
  const { username, firstName } = await readCustomer({ db, hideNames: false }, { id });
  const name = [firstName, username && `@${username}`].filter(Boolean).join(' · ');
  return { ...told, asker: { name, credits: limits.accessCredits } };
}
