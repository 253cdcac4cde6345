/** Where notices to operators go: the addresses of the settings, and the chats of whoever is linked. */
import type { Ctx } from '#/lib/context.ts';
import { listReachable, type Reachable } from '#/lib/operators/list-reachable.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Recipient } from './channel.ts';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from './channels.ts';
import type { OperatorNotice } from './model.ts';
import { goesTo } from './reach.ts';

/**
 * Whom it is for: not the chat in which it was done. `onlyOwners`: it is about the house itself, and told to
 * the operator `person` besides, to whom it was done.
 */
export type Reach = { exceptChat?: bigint | undefined; onlyOwners?: boolean; person?: string | null };

/**
 * An address of the settings that is no operator's gets what there is: the settings are the owner's word. One
 * of a disabled operator gets nothing, and what is for owners alone goes to no other operator.
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
  { onlyOwners = false, person = null }: Reach,
): string[] {
  const { form, addressOf } = CHANNELS[name];
  const linked = operators
    .filter((one) => form === 'chat' && (mayAct(one) || (one.id === person && !one.disabled)))
    .flatMap((one) => addressOf(one) ?? []);
  const fits = (operator: Reachable | undefined) =>
    !operator || (!operator.disabled && (!onlyOwners || operator.role === 'owner' || operator.id === person));
  const named = operatorChannels.addresses[name] ?? [];
  return [...new Set([...named, ...linked])].filter((address) =>
    fits(operators.find((one) => addressOf(one) === address.toLowerCase())),
  );
}

/** Who may only look is not asked for codes. */
function mayAct({ role, disabled }: Reachable) {
  return role !== 'viewer' && !disabled;
}
