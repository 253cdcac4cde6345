import { badRequest, conflict } from '../bot-api-error.ts';
import type { Parameters } from '../parameters.ts';
import type { WebhookDelivery } from '../webhook-delivery.ts';
import type { Handler } from './handler.ts';

const LONGEST_POLL_SECONDS = 50;

/** The methods by which a bot gets its updates: one long poll, or one webhook, never both. */
export function updateMethods(webhook: WebhookDelivery): Record<string, Handler> {
  const getUpdates: Handler = (world, p, signal) => {
    if (webhook.url) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    world.updates.allow(allowedUpdates(p));
    const limit = p.integer('limit') ?? 100;
    return world.updates.poll({
      offset: p.integer('offset') ?? 0,
      limit: Math.min(100, Math.max(1, limit)),
      timeoutSeconds: Math.min(LONGEST_POLL_SECONDS, p.integer('timeout') ?? 0),
      signal,
    });
  };

  const setWebhook: Handler = (world, p) => {
    const url = p.text('url')?.trim() ?? '';
    if (url !== '' && !URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
    if (url !== '' && !/^https?:$/.test(new URL(url).protocol)) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    const secret = p.text('secret_token');
    if (secret !== undefined && !/^[\w-]{0,256}$/.test(secret)) {
      throw badRequest('secret token contains unallowed characters');
    }
    world.updates.allow(allowedUpdates(p));
    if (p.flag('drop_pending_updates')) world.updates.clear();
    world.updates.endPoll('terminated by setWebhook request');
    webhook.set(url, { secret, maxConnections: p.integer('max_connections') });
    return true;
  };

  const deleteWebhook: Handler = (world, p) => {
    if (p.flag('drop_pending_updates')) world.updates.clear();
    webhook.set('', {});
    return true;
  };

  return { getUpdates, setWebhook, deleteWebhook, getWebhookInfo: () => webhook.info() };
}

function allowedUpdates(p: Parameters): string[] | undefined {
  const kinds = p.json('allowed_updates');
  if (kinds === undefined) return undefined;
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  return kinds.filter((kind) => typeof kind === 'string');
}
