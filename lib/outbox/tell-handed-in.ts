import type { Actor } from '#/lib/operators/audit.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { OperatorEffects } from './enqueue-channels.ts';
import { enqueueForOperators } from './enqueue-notice.ts';
import type { HandedIn } from './schema.ts';

type Facts = { account: { id: string; username: string }; by: Actor; what: HandedIn; about: string; at: Date };

/**
 * Tells operators in the action's transaction that somebody added a reader or replaced its session; not the chat in
 * which it was done.
 */
export function tellHandedIn(ctx: OperatorEffects): (tx: Tx, facts: Facts) => Promise<void> {
  return async (tx, { account, by, what, about, at }) => {
    const payload = { accountId: account.id, username: account.username, by: by.name, what };
    const reach = { exceptChat: 'chatId' in by ? by.chatId : undefined };
    await enqueueForOperators(ctx, tx, { kind: 'handed_in', payload, about, at, reach });
  };
}
