import { grantCredits } from '#/lib/billing/grant-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { retireAccount } from '#/lib/sessions/pause-account.ts';
import { SANDBOX_ACCOUNT, SANDBOX_CUSTOMERS, SANDBOX_NOTE } from '../settings/sandbox-settings.ts';
import { dismissSandboxOperator, seedSandboxOperator } from './sandbox-operator.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'sealer'>;

const CREDITS = 20;

/** The reading account and paying customers: the first check works at once. */
export async function seedSandbox(ctx: Effects): Promise<void> {
  await addReader(ctx);
  await seedSandboxOperator(ctx);
  for (const customer of SANDBOX_CUSTOMERS) {
    const { isNew } = await rememberCustomer(ctx, { ...customer, by: SYSTEM });
    if (isNew)
      await grantCredits(ctx, { customerId: customer.id, credits: CREDITS, note: 'To try the sandbox', by: SYSTEM });
  }
}

/** Instagram must never be asked about the invented account, and nobody is the invented operator. */
export async function retireSandbox(ctx: Effects): Promise<void> {
  await dismissSandboxOperator(ctx);
  const left = await ctx.db.account.findMany({
    where: { username: SANDBOX_ACCOUNT.username, notes: SANDBOX_NOTE, status: { not: 'retired' } },
    select: { id: true },
  });
  for (const { id } of left) await retireAccount(ctx, { accountId: id, by: SYSTEM });
}

async function addReader(ctx: Effects): Promise<void> {
  try {
    await addAccount(ctx, { ...SANDBOX_ACCOUNT, notes: SANDBOX_NOTE, by: SYSTEM });
  } catch (error) {
    const known = error instanceof DomainError && error.code === 'conflict';
    if (!known) throw error;
  }
}
