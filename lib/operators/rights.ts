/** Who may do what. Verbs ask this table; doors say who acts, and ask it for early refusals. */
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from './audit.ts';
import { type Role, roleAllows } from './role.ts';

/** `role`: the least one. `person`: no token. `customer`: customers too, with their own. */
type Rule = { readonly role: Role; readonly person?: true; readonly customer?: true };

/** The product itself may do everything. */
export const RIGHTS = {
  /** Without names of customers and people on lists. */
  'service.look': { role: 'viewer' },
  /** An owner may allow them to viewers (`allow-names.ts`). */
  'names.see': { role: 'operator' },
  'names.set': { role: 'owner', person: true },
  'setting.list': { role: 'owner' },
  'setting.change': { role: 'owner', person: true },
  'maintenance.set': { role: 'operator' },

  'check.request': { role: 'operator', customer: true },
  'check.cancel': { role: 'operator', customer: true },
  'archive.take': { role: 'operator', customer: true },
  'keep_list.change': { role: 'operator', customer: true },
  'watch.change': { role: 'operator', customer: true },

  'account.add': { role: 'operator' },
  'account.set_credentials': { role: 'operator' },
  'account.hand_in': { role: 'operator' },
  'account.refresh': { role: 'operator' },
  'account.dismiss_warning': { role: 'operator' },
  'account.pause': { role: 'operator' },
  'account.resume': { role: 'operator' },
  'account.unblock': { role: 'operator' },
  'account.retire': { role: 'operator' },
  'attempt.abandon': { role: 'operator' },
  'challenge.answer': { role: 'operator' },
  'challenge.wish': { role: 'operator' },
  'broadcast.list': { role: 'operator' },
  'broadcast.send': { role: 'operator' },
  'text.publish': { role: 'owner' },
  'incident.snooze': { role: 'operator' },

  'customer.remember': { role: 'operator', customer: true },
  'customer.set_language': { role: 'operator', customer: true },
  'customer.export': { role: 'owner', customer: true },
  'customer.delete': { role: 'owner', customer: true },
  'credits.grant': { role: 'owner' },
  'credits.take': { role: 'owner' },
  /** A newcomer who has no other way; how much is given, an owner sets. */
  'access.ask': { role: 'operator', customer: true },
  'access.answer': { role: 'operator' },
  'credits.buy': { role: 'operator', customer: true },
  /** What a payment provider says: no person does. */
  'payment.note': { role: 'owner', person: true },
  'payment.refund': { role: 'owner' },
  'promo.list': { role: 'operator' },
  'promo.make': { role: 'owner' },
  'tariff.change': { role: 'owner' },

  'opt_out.list': { role: 'operator' },
  'opt_out.add': { role: 'operator' },
  'opt_out.claim': { role: 'operator', customer: true },
  'opt_out.lift': { role: 'operator' },

  'operator.list': { role: 'owner' },
  'operator.add': { role: 'owner', person: true },
  'operator.set_role': { role: 'owner', person: true },
  'operator.disable': { role: 'owner' },
  'operator.enable': { role: 'owner', person: true },
  'operator.reset_password': { role: 'owner', person: true },
  'operator.end_sessions': { role: 'owner' },
  'operator.unlink_chat': { role: 'owner' },
  'token.list': { role: 'owner' },
  'token.make': { role: 'owner', person: true },
  'token.revoke': { role: 'owner' },
  'audit.read': { role: 'owner' },

  'operator.reset_factors': { role: 'owner', person: true },
  'factors.require': { role: 'owner', person: true },

  'own.factors': { role: 'viewer', person: true },
  'own.password': { role: 'viewer', person: true },
  'own.sessions': { role: 'viewer', person: true },
  'own.chat': { role: 'viewer', person: true },
} as const satisfies Record<string, Rule>;

export type Right = keyof typeof RIGHTS;

/** Whether the actor may do it. `customerId`: whose it is; without it, customers are asked in general. */
export function mayDo(by: Actor, right: Right, customerId?: bigint): boolean {
  const rule: Rule = RIGHTS[right];
  switch (by.kind) {
    case 'system':
      return true;
    case 'customer':
      return rule.customer === true && (customerId === undefined || by.id === String(customerId));
    case 'token':
      return rule.person !== true && roleAllows(by.role, rule.role);
    case 'operator':
      return roleAllows(by.role, rule.role);
  }
}

/** @throws {DomainError} `forbidden`, with the needed role, or that it takes a person, as detail. */
export function demandRight(by: Actor, right: Right, customerId?: bigint): void {
  if (mayDo(by, right, customerId)) return;
  const { role: needs, person }: Rule = RIGHTS[right];
  const has = 'role' in by ? by.role : by.kind;
  if (by.kind === 'token' && person)
    throw new DomainError('forbidden', 'No token may do this: a person does it in the dashboard.', {
      action: right,
      has,
    });
  throw new DomainError('forbidden', `This needs the role "${needs}"; yours is "${has}".`, {
    action: right,
    needs,
    has,
  });
}
