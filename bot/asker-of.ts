import type { BotContext } from './bot-context.ts';

/** Whoever writes, as the one who acts; the verbs ask what they may do. */
export function askerOf({ from }: Pick<BotContext, 'from'>) {
  if (!from) throw new Error('an update without a sender reached a handler');
  return { kind: 'customer', id: String(from.id), name: from.first_name } as const;
}
