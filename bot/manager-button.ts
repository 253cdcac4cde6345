import type { App, BotContext } from './bot-context.ts';
import type { Buttons } from './reply.ts';

/** Opens a chat with the manager; no button where nobody is one. */
export function managerButton({ managerUsername }: App, ctx: BotContext): Buttons {
  if (!managerUsername) return [];
  return [[{ text: ctx.say('button-manager'), url: `https://t.me/${managerUsername.replace(/^@/, '')}` }]];
}
