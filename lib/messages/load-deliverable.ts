import type { Ctx } from '#/lib/context.ts';
import { isOpen } from '#/lib/outbox/incident-store.ts';
import type { Compose, OperatorNotice } from '#/lib/outbox/model.ts';
import { Envelope, OperatorNoticeSchema } from '#/lib/outbox/schema.ts';
import { goodNewsBetween, type Notice } from '#/lib/outbox/store.ts';

/** A notice with what is needed to put it into words. */
export type Deliverable = OperatorNotice & {
  /** E-mail address that it goes to. */
  to?: string | undefined;
  /** It tells again of an incident that has lasted since then. */
  reminder?: { number: number; since: Date; incident: string } | undefined;
  /** How many checks wait for a session while this is told. */
  waiting?: number;
  /** The good news of a digest, one line for each account. */
  news?: GoodNews[];
};

/** How often an account got a new session, and whether that ended an incident. */
export type GoodNews = { username: string; times: number; recovered: boolean };

/** Reads an owed notice for telling it now. @returns null when telling it would help nobody any more. */
export async function loadDeliverable(
  ctx: Pick<Ctx, 'db'>,
  row: Pick<Notice, 'kind' | 'payload' | 'channel'>,
  compose: Compose,
): Promise<Deliverable | null> {
  const { kind, payload, channel } = row;
  const notice = OperatorNoticeSchema.parse({ kind, payload });
  const told: Deliverable = { ...notice, ...Envelope.parse(payload) };
  if (await isOver(ctx, { told, channel }, compose)) return null;
  if (notice.kind === 'alarm' || notice.kind === 'refresh_failed')
    return { ...told, waiting: (await compose.listWaitingChecks()).length };
  if (notice.kind !== 'digest') return told;

  const news = await newsOf(ctx, notice.payload);
  return news.length === 0 ? null : { ...told, news };
}

/** A question in a chat is brought up to date when it is settled; an e-mail cannot be, so a late one is not sent. */
async function isOver(
  ctx: Pick<Ctx, 'db'>,
  { told, channel }: { told: Deliverable; channel: string },
  compose: Compose,
): Promise<boolean> {
  if (told.reminder) return !(await isOpen(ctx.db, told.reminder.incident));
  if (told.kind === 'code_reminder' || (told.kind === 'code_needed' && channel === 'email'))
    return compose.isSettled({ challengeId: told.payload.challengeId });
  return false;
}

async function newsOf(ctx: Pick<Ctx, 'db'>, night: { since: string; until: string }): Promise<GoodNews[]> {
  const rows = await goodNewsBetween(ctx.db, new Date(night.since), new Date(night.until));
  const byAccount = new Map<string, GoodNews>();
  for (const { kind, payload } of rows) {
    const notice = OperatorNoticeSchema.parse({ kind, payload });
    if (notice.kind !== 'refreshed' && notice.kind !== 'recovered') continue;
    const { username } = notice.payload;
    const before = byAccount.get(username) ?? { username, times: 0, recovered: false };
    const recovered = before.recovered || notice.kind === 'recovered';
    byAccount.set(username, { username, times: before.times + 1, recovered });
  }
  return [...byAccount.values()];
}
