import type { BotContext } from './bot-context.ts';
import type { Buttons } from './reply.ts';

export function mainMenu(ctx: BotContext): Buttons {
  const button = (name: string) => ({ text: ctx.say(`menu-${name}`), data: `menu:${name}` });
  return [[button('check')], [button('buy'), button('balance')], [button('last'), button('language'), button('help')]];
}
