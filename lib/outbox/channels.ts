/** The table of channels: a new one is its folder, its line here, its word in `prisma/schema.prisma` and its settings. */
import { NoticeChannel } from '#/lib/platform/enums.ts';
import type { Env } from '#/lib/platform/env.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Channel, ChannelSettings, Letter } from './channel.ts';
import { dashboard } from './dashboard/channel.ts';
import { email } from './email/channel.ts';
import { telegram } from './telegram/channel.ts';
import { webhook } from './webhook/channel.ts';

const TABLE = { dashboard, telegram, email, webhook };

export type ChannelName = NoticeChannel;
type SenderOf = { [C in ChannelName]: (typeof TABLE)[C] extends Channel<infer Sender> ? Sender : never };

export const CHANNELS: { readonly [C in ChannelName]: Channel<SenderOf[C]> } = TABLE;
export const CHANNEL_NAMES: readonly ChannelName[] = Object.values(NoticeChannel);

/** Absent: this process cannot speak there. */
export type Senders = { [C in ChannelName]?: SenderOf[C] };

export type Addresses = Partial<Record<ChannelName, readonly string[]>>;

/** The channels on which this process can speak. */
export function channelsAtHand(senders: Senders): ChannelName[] {
  return CHANNEL_NAMES.filter((name) => senders[name] !== undefined);
}

/** What a worker's settings say about sending. */
export async function openSenders(settings: Env<'worker'>): Promise<Senders> {
  const senders: Senders = {};
  for (const name of CHANNEL_NAMES) await openInto(senders, name, settings);
  return senders;
}

async function openInto<C extends ChannelName>(senders: Senders, name: C, settings: Env<'worker'>): Promise<void> {
  const sender = await CHANNELS[name].open(settings);
  if (sender !== null) senders[name] = sender;
}

/** @throws {DeliveryError}; {DomainError} `invalid` when this process cannot speak there. */
export async function sendOn<C extends ChannelName>(senders: Senders, name: C, letter: Letter): Promise<number | null> {
  const sender: Senders[C] = senders[name];
  if (sender === undefined) throw new DomainError('invalid', 'There is nothing to send with on this channel.');
  return CHANNELS[name].deliver(sender, letter);
}

/** The addresses that settings name, by channel. */
export function addressesIn(settings: ChannelSettings): Addresses {
  const found: Addresses = {};
  for (const name of CHANNEL_NAMES) found[name] = CHANNELS[name].addresses(settings);
  return found;
}
