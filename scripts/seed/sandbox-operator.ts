import { randomBytes } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { SANDBOX_OPERATOR } from '../settings/sandbox-settings.ts';

const { id: telegramId, email, name } = SANDBOX_OPERATOR;

/** The person of the sandbox's chat who is an operator. Nobody can sign in as them in the dashboard. */
export async function seedSandboxOperator(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  await rememberCustomer(ctx, { id: telegramId, firstName: name, language: 'en', by: SYSTEM });
  const known = await ctx.db.operator.findUnique({ where: { email } });
  const password = randomBytes(24).toString('base64url');
  if (!known) await createOperator(ctx, { email, name, role: 'operator', language: 'en', password, by: SYSTEM });
  await ctx.db.operator.update({ where: { email }, data: { telegramId, disabledAt: null } });
}

/** They are of the sandbox alone. */
export async function dismissSandboxOperator(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const where = { email, disabledAt: null };
  await ctx.db.operator.updateMany({ where, data: { telegramId: null, disabledAt: ctx.clock.now() } });
}
