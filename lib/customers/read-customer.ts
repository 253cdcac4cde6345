import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { type Customer, changeCustomer, findCustomer, pageOfCustomers } from './store.ts';

export type { Customer };

/** A customer, without names where `hideNames` is set. @throws {DomainError} `not_found` */
export async function readCustomer(ctx: Pick<Ctx, 'db' | 'hideNames'>, input: { id: bigint }): Promise<Customer> {
  const customer = await findCustomer(ctx.db, input.id);
  if (!customer) throw notFound('customer', String(input.id));
  return shown(ctx, customer);
}

/** Customers, newest first, with the number of their checks. `next` is the id to go on after. */
export async function listCustomers(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { search?: string | undefined; after?: bigint | undefined; limit: number },
) {
  const isName = input.search !== undefined && !/^\d+$/.test(input.search);
  if (ctx.hideNames && isName) return { rows: [], next: null }; // what is found would tell the name
  const found = await pageOfCustomers(ctx.db, input);
  const rows = found
    .slice(0, input.limit)
    .map(({ _count, ...customer }) => ({ ...shown(ctx, customer), checks: _count.checks }));
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}

function shown<C extends Customer>({ hideNames }: Pick<Ctx, 'hideNames'>, customer: C): C {
  return hideNames ? { ...customer, username: null, firstName: null, lastName: null } : customer;
}

/** Sets the language that the bot speaks with this customer. @throws {DomainError} `forbidden`; `not_found` */
export async function setLanguage(
  ctx: Pick<Ctx, 'db'>,
  input: { id: bigint; language: Language; by: Actor },
): Promise<Customer> {
  demandRight(input.by, 'customer.set_language', input.id);
  await readCustomer(ctx, input);
  return changeCustomer(ctx.db, input.id, { language: input.language });
}
