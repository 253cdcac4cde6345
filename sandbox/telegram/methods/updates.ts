import { badRequest } from '../bot-api-error.ts';
import type { Parameters } from '../parameters.ts';
import type { Handler } from './handler.ts';

const LONGEST_POLL_SECONDS = 50;

export const getUpdates: Handler = (world, p, signal) => {
  world.updates.allow(allowedUpdates(p));
  const limit = p.integer('limit') ?? 100;
  return world.updates.poll({
    offset: p.integer('offset') ?? 0,
    limit: Math.min(100, Math.max(1, limit)),
    timeoutSeconds: Math.min(LONGEST_POLL_SECONDS, p.integer('timeout') ?? 0),
    signal,
  });
};

/** Taken and not used: updates here are only polled for. */
export const setWebhook: Handler = (_world, p) => {
  if (!p.text('url')?.startsWith('https://'))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  return true;
};

/** Clients call it before they poll; there is no webhook. */
export const deleteWebhook: Handler = (world, p) => {
  if (p.flag('drop_pending_updates')) world.updates.clear();
  return true;
};

function allowedUpdates(p: Parameters): string[] | undefined {
  const kinds = p.json('allowed_updates');
  if (kinds === undefined) return undefined;
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  return kinds.filter((kind) => typeof kind === 'string');
}
