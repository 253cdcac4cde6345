import { after, SECOND_MS } from '#/lib/platform/clock.ts';
import { askSession } from '#/lib/sessions/ask-session.ts';
import type { SessionHealth } from '#/lib/sessions/model.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import type { App, BotContext } from './bot-context.ts';
import { accountsInService } from './choose-account.ts';
import { operatorOf } from './know-operator.ts';

const PATIENCE_MS = 10 * SECOND_MS;
const LOOK_MS = 250;

/** In these a session is there to be asked. */
const ALIVE: readonly SessionHealth[] = ['active', 'resting'];

/** In these Instagram did not accept it. */
const LOST: readonly SessionHealth[] = ['signed_out', 'refreshing', 'code_wanted', 'blocked'];

/**
 * `no_answer`: nobody asked in time, Instagram did not say, or somebody took the account out of service meanwhile.
 * `renewed`: another session took its place. `none`: there is no session to ask.
 */
export type Asked = { found: 'alive' | 'over' | 'renewed' | 'no_answer' | 'none'; account: AccountView };

/** Lets a worker ask Instagram with an account's session now, and waits some seconds for what comes of it. */
export async function askNow(app: App, ctx: BotContext, account: AccountView): Promise<Asked> {
  if (!account.generation || !ALIVE.includes(account.health)) return { found: 'none', account };
  await askSession(app.ctx, { accountId: account.id, by: operatorOf(ctx) });
  return waitForAnswer(app, account);
}

/** `account`: as it was before it was asked. */
export async function waitForAnswer(app: Pick<App, 'ctx' | 'stop'>, account: AccountView): Promise<Asked> {
  const { ctx: effects, stop } = app;
  const { generation: before } = account;
  const until = after(effects.clock.now(), PATIENCE_MS);
  while (effects.clock.now() < until && !stop?.aborted) {
    await effects.clock.sleep(LOOK_MS, stop);
    const now = (await accountsInService(app)).find(({ id }) => id === account.id);
    if (!now) break;
    const { generation, health } = now;
    if (LOST.includes(health)) return { found: 'over', account: now };
    if (!ALIVE.includes(health)) return { found: 'no_answer', account: now };
    if (generation && generation.number !== before?.number) return { found: 'renewed', account: now };
    if ((generation?.lastGoodAt?.getTime() ?? 0) > (before?.lastGoodAt?.getTime() ?? 0))
      return { found: 'alive', account: now };
  }
  return { found: 'no_answer', account };
}
