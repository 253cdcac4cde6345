import type { Ctx } from '#/lib/context.ts';
import { listReachable, type Reachable } from '#/lib/operators/list-reachable.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Recipient } from './channel.ts';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from './channels.ts';
import { goesTo } from './reach.ts';
import type { OperatorNotice } from './schema.ts';

/**
 * Not the chat in which it was done. `only`: owners, or `person` alone. `person`, to whom it was done, is told besides.
 */
export type Reach = { exceptChat?: bigint | undefined; only?: 'owners' | 'person'; person?: string | null };

/**
 * Settings' addresses that are no operator's get all but what is one person's alone; a disabled operator gets nothing.
 */
export async function recipientsOf(
  ctx: Pick<Ctx, 'operatorChannels'>,
  db: Db | Tx,
  notice: OperatorNotice,
  reach: Reach = {},
): Promise<(Recipient & { channel: ChannelName })[]> {
  const operators = await listReachable(db);
  return CHANNEL_NAMES.filter((name) => goesTo(CHANNELS[name].form, notice)).flatMap((channel) =>
    addressesOn(channel, ctx, operators, reach)
      .map((address) => ({ channel, ...CHANNELS[channel].recipientAt(address) }))
      .filter(({ chatId }) => chatId === undefined || chatId !== reach.exceptChat),
  );
}

function addressesOn(
  name: ChannelName,
  { operatorChannels }: Pick<Ctx, 'operatorChannels'>,
  operators: readonly Reachable[],
  { only, person = null }: Reach,
): string[] {
  const { form, addressOf } = CHANNELS[name];
  const { addresses, mail } = operatorChannels;
  const isPersonal = form === 'chat' || (form === 'letter' && mail);
  const own = operators
    .filter((one) => (form === 'chat' && mayAct(one)) || (one.id === person && isPersonal))
    .flatMap((one) => addressOf(one) ?? []);
  const fits = (operator: Reachable | undefined) => {
    if (!operator) return only !== 'person';
    return !operator.disabled && (operator.id === person || !only || (only === 'owners' && operator.role === 'owner'));
  };
  const named = addresses[name] ?? [];
  const unnamed = own.filter((address) => !named.some((one) => one.toLowerCase() === address));
  return [...new Set([...named, ...unnamed])].filter((address) =>
    fits(operators.find((one) => addressOf(one) === address.toLowerCase())),
  );
}

/** Who may only look is not asked for codes. */
function mayAct({ role }: Reachable) {
  return role !== 'viewer';
}
