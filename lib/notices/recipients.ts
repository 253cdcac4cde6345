/** Where notices to operators go: the chats and addresses of the settings, and the chats of whoever is linked. */
import type { Ctx } from '#/lib/context.ts';
import { listReachable } from '#/lib/operators/list-reachable.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { OperatorNotice } from './model.ts';
import { type Channel, channelsOf } from './reach.ts';

/** Where one message goes. */
export type Recipient = { channel: Channel; key: string; chatId?: bigint; to?: string };

/**
 * Whom it is for: not the chat in which it was done. `onlyOwners`: it is about the house itself, and told to
 * the operator `person` besides, to whom it was done.
 */
export type Reach = { exceptChat?: bigint | undefined; onlyOwners?: boolean; person?: string | null };

type Effects = Pick<Ctx, 'operatorChats' | 'operatorChannels'>;

/**
 * A chat or an address of the settings that is no operator's gets what there is: the settings are the owner's word. One
 * of a disabled operator gets nothing, and what is for owners alone goes to no other operator.
 */
export async function recipientsOf(
  ctx: Effects,
  db: Db | Tx,
  notice: OperatorNotice,
  { exceptChat, onlyOwners = false, person = null }: Reach = {},
): Promise<Recipient[]> {
  const { emails, webhook } = ctx.operatorChannels;
  const operators = await listReachable(db);
  const fits = (operator: (typeof operators)[number] | undefined) =>
    !operator || (!operator.disabled && (!onlyOwners || operator.role === 'owner' || operator.id === person));
  const linked = operators
    .filter((one) => mayAct(one) || (one.id === person && !one.disabled))
    .flatMap(({ chatId }) => (chatId === null ? [] : [chatId]));
  const chats = new Set([...ctx.operatorChats, ...linked]);
  const all: Recipient[] = [
    ...[...chats]
      .filter((chatId) => chatId !== exceptChat && fits(operators.find((one) => one.chatId === chatId)))
      .map((chatId) => ({ channel: 'telegram' as const, key: String(chatId), chatId })),
    ...emails
      .filter((to) => fits(operators.find(({ email }) => email === to.toLowerCase())))
      .map((to) => ({ channel: 'email' as const, key: `email:${to}`, to })),
    ...(webhook ? [{ channel: 'webhook' as const, key: 'webhook' }] : []),
  ];
  return all.filter(({ channel }) => channelsOf(notice).includes(channel));
}

/** Who may only look is not asked for codes. */
function mayAct({ role, disabled }: { role: string; disabled: boolean }) {
  return role !== 'viewer' && !disabled;
}
