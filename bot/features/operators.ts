import { Composer } from 'grammy';
import type { App, BotContext } from '../bot-context.ts';
import { chooseAccount } from '../choose-account.ts';
import { refreshAccount } from '../refresh-account.ts';
import { reply } from '../reply.ts';
import { broadcastFeature } from './broadcast.ts';
import { lateCodeFeature } from './late-code.ts';
import { noticeButtonsFeature } from './notice-buttons.ts';
import { codeFeature } from './operator-code.ts';
import { maintenanceFeature } from './operator-maintenance.ts';
import { readingsFeature } from './operator-readings.ts';

/** For everybody else these commands do not exist. */
export function operatorFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.use(noticeButtonsFeature(app));
  const operators = feature.filter((ctx) => ctx.operator !== null);
  operators.use(broadcastFeature(app));
  operators.use(readingsFeature(app));
  operators.use(maintenanceFeature(app));
  operators.command('admin_refresh', (ctx) => askForRefresh(app, ctx, ctx.match));
  operators.use(codeFeature(app));
  operators.use(lateCodeFeature(app));
  return feature;
}

async function askForRefresh(app: App, ctx: BotContext, named: string): Promise<void> {
  const account = await chooseAccount(app, ctx, { named, command: '/admin_refresh' });
  if (account) await reply(ctx, await refreshAccount(app, ctx, account));
}
