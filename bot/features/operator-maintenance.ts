import { Composer } from 'grammy';
import { after, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { readMaintenance, setMaintenance } from '#/lib/settings/maintenance.ts';
import type { App, BotContext } from '../bot-context.ts';
import { operatorOf } from '../know-operator.ts';
import { reply } from '../reply.ts';

/** `/admin_maintenance`: how it stands; `2h`, `30m` or `on` begins it, `off` ends it. */
export function maintenanceFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('admin_maintenance', (ctx) => handle(app, ctx, ctx.match.trim().toLowerCase()));
  return feature;
}

async function handle({ ctx: effects }: App, ctx: BotContext, said: string): Promise<void> {
  const [, amount, unit] = /^(\d{1,3})\s*(m|h|мин|ч)/.exec(said) ?? [];
  const now = effects.clock.now();
  const until = amount ? after(now, Number(amount) * (unit === 'h' || unit === 'ч' ? HOUR_MS : MINUTE_MS)) : null;
  const wanted = said === 'off' ? false : until !== null || said === 'on' ? true : null;
  const maintenance =
    wanted === null
      ? await readMaintenance(effects)
      : await setMaintenance(effects, { on: wanted, until, by: operatorOf(ctx) });
  const time = maintenance?.until ? figuresIn(ctx.language).duration(maintenance.until.getTime() - now.getTime()) : '';
  const state = maintenance ? (time ? 'until' : 'on') : 'off';
  await reply(ctx, ctx.say('op-maintenance', { state, time }));
}
