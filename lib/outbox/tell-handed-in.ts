import type { Actor } from '#/lib/operators/audit.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { OperatorEffects } from './enqueue-channels.ts';
import { enqueueForOperators } from './enqueue-notice.ts';
import type { HandedIn } from './schema.ts';

type Facts = { account: { id: string; username: string }; by: Actor; what: HandedIn; about: string; at: Date };

/**
 * For the verbs of accounts: tells the operators, in the action's own transaction, that a person added a reader or replaced
 * its session, for whoever can do that reads in the service's name. Who did it in Telegram is not told again there.
 */
export function tellHandedIn(ctx: OperatorEffects): (tx: Tx, facts: Facts) => Promise<void> {
  return async (tx, { account, by, what, about, at }) => {
    const payload = { accountId: account.id, username: account.username, by: by.name, what };
    const reach = { exceptChat: 'chatId' in by ? by.chatId : undefined };
    await enqueueForOperators(ctx, tx, { kind: 'handed_in', payload, about, at, reach });
  };
}
