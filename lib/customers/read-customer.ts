import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { changeCustomer, findCustomer } from './store.ts';
import type { CustomerView } from './view.ts';

/** A customer, without names where `hideNames` is set. @throws {DomainError} `not_found` */
export async function readCustomer(ctx: Pick<Ctx, 'db' | 'hideNames'>, input: { id: bigint }): Promise<CustomerView> {
  const customer = await findCustomer(ctx.db, input.id);
  if (!customer) throw notFound('customer', String(input.id));
  return shownTo(ctx, customer);
}

/** A customer without the names, for whoever is shown none. */
export function shownTo<C extends CustomerView>({ hideNames }: Pick<Ctx, 'hideNames'>, customer: C): C {
  return hideNames ? { ...customer, username: null, firstName: null, lastName: null } : customer;
}

/** Sets the language that the bot speaks with this customer. @throws {DomainError} `forbidden`; `not_found` */
export async function setLanguage(
  ctx: Pick<Ctx, 'db'>,
  input: { id: bigint; language: Language; by: Actor },
): Promise<CustomerView> {
  demandRight(input.by, 'customer.set_language', input.id);
  await readCustomer(ctx, input);
  return changeCustomer(ctx.db, input.id, { language: input.language });
}
