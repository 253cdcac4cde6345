/** Where notices to operators go: the chats and addresses of the settings, and the chats of whoever is linked. */
import type { Ctx } from '#/lib/context.ts';
import { listReachable } from '#/lib/operators/list-reachable.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { OperatorNotice } from './model.ts';
import { type Channel, channelsOf } from './reach.ts';

/** Where one message goes. */
export type Recipient = { channel: Channel; key: string; chatId?: bigint; to?: string };

/**
 * Whom it is for: not the chat in which it was done. `only`: it is about the house itself, for owners, or about `person` alone. The
 * operator `person`, to whom it was done, is told besides: in their chat, and by e-mail at the address they sign in with.
 */
export type Reach = { exceptChat?: bigint | undefined; only?: 'owners' | 'person'; person?: string | null };

type Effects = Pick<Ctx, 'operatorChats' | 'operatorChannels'>;

/**
 * A chat or an address of the settings that is no operator's gets what there is, but for what is one person's alone: the
 * settings are the owner's word. One of a disabled operator gets nothing, and what is for owners alone goes to no other operator.
 */
export async function recipientsOf(
  ctx: Effects,
  db: Db | Tx,
  notice: OperatorNotice,
  { exceptChat, only, person = null }: Reach = {},
): Promise<Recipient[]> {
  const { mail, emails, webhook } = ctx.operatorChannels;
  const operators = (await listReachable(db)).map((one) => ({ ...one, concerned: one.id === person }));
  const fits = (operator: (typeof operators)[number] | undefined) => {
    if (!operator) return only !== 'person';
    return !operator.disabled && (operator.concerned || !only || (only === 'owners' && operator.role === 'owner'));
  };
  const told = operators.filter((one) => !one.disabled);
  const linked = told.filter((one) => mayAct(one) || one.concerned).flatMap(({ chatId }) => chatId ?? []);
  const own = mail ? told.filter(({ concerned }) => concerned).map(({ email }) => email) : [];
  const addresses = [...emails, ...own.filter((to) => !emails.some((email) => email.toLowerCase() === to))];
  const all: Recipient[] = [
    ...[...new Set([...ctx.operatorChats, ...linked])]
      .filter((chatId) => chatId !== exceptChat && fits(operators.find((one) => one.chatId === chatId)))
      .map((chatId) => ({ channel: 'telegram' as const, key: String(chatId), chatId })),
    ...addresses
      .filter((to) => fits(operators.find(({ email }) => email === to.toLowerCase())))
      .map((to) => ({ channel: 'email' as const, key: `email:${to}`, to })),
    ...(webhook ? [{ channel: 'webhook' as const, key: 'webhook' }] : []),
  ];
  return all.filter(({ channel }) => channelsOf(notice).includes(channel));
}

/** Who may only look is not asked for codes. */
function mayAct({ role }: { role: string }) {
  return role !== 'viewer';
}
