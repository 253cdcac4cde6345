import type { Ctx } from '#/lib/context.ts';
import { after, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Json, Tx } from '#/lib/platform/db.ts';
import type { Recipient } from './channel.ts';
import { CHANNELS, type ChannelName } from './channels.ts';
import { type Reach, recipientsOf } from './recipients.ts';
import type { OperatorNotice } from './schema.ts';
import { deleteUndeliverable, insertNotice } from './store.ts';

export type OperatorEffects = Pick<Ctx, 'queue' | 'events' | 'operatorChannels'>;

type To = Recipient & { channel: ChannelName };

type Owing = {
  about: string;
  at: Date;
  /** Told in this period's digest; programs are told at once. */
  night?: { since: Date; until: Date } | null;
  /** For the n-th time; `about` is the bell's row. */
  reminder?: { number: number; since: Date };
  reach?: Reach | undefined;
};

/** One row for each recipient besides the bell; the same kind about the same thing adds none. Returns how many. */
export async function enqueueForChannels(
  ctx: OperatorEffects,
  tx: Tx,
  notice: OperatorNotice,
  { about, at, night = null, reminder, reach }: Owing,
): Promise<number> {
  let added = 0;
  for (const recipient of await recipientsOf(ctx, tx, notice, reach)) {
    if (night && CHANNELS[recipient.channel].form !== 'program') {
      added += await enqueueDigest(ctx, tx, recipient, { ...night, at });
      continue;
    }
    added += await insert(tx, ctx, recipient, {
      kind: notice.kind,
      payload: { ...notice.payload, ...(reminder ? { reminder: written(reminder, about) } : {}) },
      about: reminder ? `${about}:${reminder.number}` : about,
      at,
    });
  }
  return added;
}

/** What is owed in the last moment of a period is committed by then. */
const DIGEST_DELAY_MS = 30 * SECOND_MS;

/** One digest for each recipient and period. */
async function enqueueDigest(
  ctx: OperatorEffects,
  tx: Tx,
  recipient: To,
  night: { since: Date; until: Date; at: Date },
): Promise<number> {
  const [since, until] = [night.since.toISOString(), night.until.toISOString()];
  return insert(tx, ctx, recipient, {
    kind: 'digest',
    payload: { since, until, timeZone: ctx.operatorChannels.quiet?.timeZone ?? 'UTC' },
    about: until,
    at: night.at,
    notBefore: after(night.until, DIGEST_DELAY_MS),
  });
}

/** Owes one operator's chat a notice; returns 0 or 1. */
export async function enqueueForChat(
  ctx: Pick<OperatorEffects, 'queue'>,
  tx: Tx,
  notice: OperatorNotice & { chatId: bigint; about: string; at: Date },
): Promise<number> {
  const { kind, payload, chatId, about, at } = notice;
  const recipient = CHANNELS.telegram.recipientAt(String(chatId));
  await deleteUndeliverable(tx, `${kind}:${about}:${recipient.key}`);
  return insert(tx, ctx, { channel: 'telegram', ...recipient }, { kind, payload: { ...payload }, about, at });
}

async function insert(
  tx: Tx,
  ctx: Pick<OperatorEffects, 'queue'>,
  { key, channel, chatId, to }: To,
  owed: { kind: string; payload: Record<string, Json | null | undefined>; about: string; at: Date; notBefore?: Date },
): Promise<number> {
  const { about, payload, ...rest } = owed;
  const id = await insertNotice(tx, {
    ...rest,
    audience: 'operators',
    channel,
    payload: to ? { ...payload, to } : payload,
    dedupeKey: `${owed.kind}:${about}:${key}`,
    ...(chatId === undefined ? {} : { chatId }),
  });
  if (id && !owed.notBefore) await ctx.queue.send('notice.deliver', { noticeId: id }, { tx });
  return id ? 1 : 0;
}

function written({ number, since }: { number: number; since: Date }, incident: string) {
  return { number, incident, since: since.toISOString() };
}
