import type { Ctx } from '#/lib/context.ts';
import type { Env } from '#/lib/platform/env.ts';
import type { NamedBot } from './bots-of.ts';
import { keepPolling } from './keep-polling.ts';
import { serveWebhook } from './serve-webhook.ts';

type Ended = { tokenName: string; ended: 'stopped' | 'token_refused' };

/** Listens with every bot until `stop`. @returns how each ended; at once when one of their tokens is refused. */
export async function listen(
  ctx: Pick<Ctx, 'clock' | 'log'>,
  bots: readonly NamedBot[],
  env: Pick<Env<'bot'>, 'webhookOrigin' | 'botWebhookSecret' | 'botHost' | 'botPort'>,
  stop: AbortSignal,
): Promise<Ended[]> {
  const { webhookOrigin: origin, botWebhookSecret: secret, botHost: host, botPort: port } = env;
  if (origin !== undefined && bots.length > 0) {
    if (secret === undefined)
      throw new Error(
        'TELEGRAM_WEBHOOK_URL needs TELEGRAM_WEBHOOK_SECRET: without it anybody could speak for Telegram',
      );
    return serveWebhook(ctx, bots, { origin, secret, host, port }, stop);
  }
  const polling = bots.map(async (named) => ({
    tokenName: named.tokenName,
    ended: await keepPolling(named, ctx, stop),
  }));
  const refused = polling.map(async (one) => ((await one).ended === 'token_refused' ? [await one] : never()));
  return Promise.race([Promise.all(polling), ...refused]);
}

const never = () => new Promise<Ended[]>(() => {});
