import { randomBytes } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { RememberCustomer } from './schema.ts';
import { addCustomer, addReferral, changeCustomer, findByReferralCode, findCustomer, referrerOf } from './store.ts';
import type { CustomerView } from './view.ts';

export type Remembered = {
  customer: CustomerView;
  isNew: boolean;
  isNewcomer: boolean;
  isBack: boolean;
  invitedBy: bigint | null;
};

/**
 * Adds a Telegram user or updates the names. `isBack`: they had stopped the bot before. On their first
 * day `isNewcomer` and `invitedBy` (who brought them) stand: what is given for coming is asked for again then, in case
 * nobody came to it. A referral code counts for newcomers only, never for oneself.
 * @throws {DomainError} `forbidden`
 */
export async function rememberCustomer(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: RememberCustomer & { by: Actor },
): Promise<Remembered> {
  const { id, language, referralCode, by, ...names } = input;
  demandRight(by, 'customer.remember', id);
  const at = ctx.clock.now();

  return ctx.db.transaction(async (tx) => {
    const inviter = referralCode ? await findByReferralCode(tx, referralCode) : null;
    const referrerId = inviter && inviter.id !== id ? inviter.id : undefined;
    const isNew = await addCustomer(tx, {
      id,
      referralCode: newReferralCode(),
      createdAt: at,
      ...(language ? { language } : {}),
      ...(referrerId === undefined ? {} : { referrerId }),
    });
    if (isNew && referrerId !== undefined) await addReferral(tx, { referrerId, referredId: id });

    const known = isNew ? null : await findCustomer(tx, id);
    const changed = !known || known.leftAt !== null || differ(known, names);
    const customer = changed ? await changeCustomer(tx, id, { ...defined(names), leftAt: null }) : known;
    const isBack = known !== null && known.leftAt !== null;
    const isNewcomer = after(customer.createdAt, DAY_MS) > at;
    return { customer, isNew, isNewcomer, isBack, invitedBy: isNewcomer ? await referrerOf(tx, id) : null };
  });
}

function newReferralCode(): string {
  return randomBytes(6).toString('base64url');
}

const NAMES = ['username', 'firstName', 'lastName'] as const;
type Names = Pick<RememberCustomer, (typeof NAMES)[number]>;

function differ(known: CustomerView, names: Names): boolean {
  return NAMES.some((name) => names[name] !== undefined && known[name] !== names[name]);
}

function defined(names: Names) {
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
}
