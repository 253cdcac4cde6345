import type { Found } from '#/components/frame/command-menu.tsx';
import type { Ctx } from '#/lib/context.ts';
import { listCustomers } from '#/lib/views/list-customers.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import { nameOf } from './customer-name.ts';

const MOST = 5;

/** A few accounts, checks and customers whose name holds the query. */
export async function searchEverything(ctx: Ctx, query: string): Promise<Found[]> {
  const search = query.replace(/^@/, '');
  const [accounts, checks, customers] = await Promise.all([
    listAccounts(ctx),
    listChecks(ctx, { search, limit: MOST }),
    listCustomers(ctx, { search, limit: MOST }),
  ]);
  return [
    ...accounts
      .filter(({ username }) => username.includes(search.toLowerCase()))
      .slice(0, MOST)
      .map(({ id, username }) => ({ href: `/accounts/${id}`, name: `@${username}`, kind: 'account' as const })),
    ...checks.rows.map((check) => ({
      href: `/checks/${check.id}`,
      name: `@${check.targetUsername}`,
      note: check.customerName,
      kind: 'check' as const,
    })),
    ...customers.rows.map((customer) => ({
      href: `/customers/${customer.id}`,
      name: nameOf(customer),
      note: customer.username ? `@${customer.username}` : undefined,
      kind: 'customer' as const,
    })),
  ];
}
