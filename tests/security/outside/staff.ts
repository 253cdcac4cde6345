import { randomInt } from 'node:crypto';
import type { Actor } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { disableOperator } from '#/lib/operators/disable-operator.ts';
import type { Role } from '#/lib/operators/role.ts';
import { setRole } from '#/lib/operators/set-role.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';

/** No number of Telegram's: those have ten digits at most. */
const LOWEST_CUSTOMER = 4_000_000_000_000;
const BY: Actor = { kind: 'system', id: null, name: 'attack' };

/** How an attack comes by people and tokens of its own, and how they go again. */
export type Staff = Awaited<ReturnType<typeof openStaff>>;

/**
 * People as `npm run operator` and `npm run token` make them, in the database of the installation. They are deleted
 * afterwards, and so is what their tries left among the throttled; the audit log keeps what was done.
 */
export async function openStaff(databaseUrl: string) {
  const ctx = { db: openDb({ url: databaseUrl, max: 2, name: 'mutuals attack' }), clock: systemClock };
  const people: string[] = [];
  const tokens: string[] = [];
  const customers: bigint[] = [];
  const slowed = await ctx.db.signInThrottle.findMany();
  const forgetTries = async () => {
    await ctx.db.signInThrottle.deleteMany({ where: { key: { notIn: slowed.map(({ key }) => key) } } });
    for (const row of slowed) await ctx.db.signInThrottle.updateMany({ where: { key: row.key }, data: row });
  };
  return {
    /** Counts tries as they were counted before anything was tried. */
    forgetTries,
    /** @returns the id of the person. */
    async add(person: { email: string; name: string; password: string; role: Role }) {
      const { id } = await createOperator(ctx, { ...person, language: 'en', by: BY });
      people.push(id);
      return id;
    },
    async issue(name: string, role: Role) {
      const { secret, token } = await createToken(ctx, { name, role, days: 1, by: BY });
      tokens.push(token.id);
      return { id: token.id, secret };
    },
    /** Somebody who wrote to the bot, and never will again. */
    async addCustomer(name: string) {
      const id = BigInt(LOWEST_CUSTOMER + randomInt(1_000_000));
      await ctx.db.customer.create({ data: { id, firstName: name, referralCode: name.slice(-10) } });
      customers.push(id);
      return { id: String(id), name };
    },
    setRole: async (operatorId: string, role: Role) => void (await setRole(ctx, { operatorId, role, by: BY })),
    keepOut: async (operatorId: string) => void (await disableOperator(ctx, { operatorId, by: BY })),
    close: () => ctx.db.close(),
    /** Takes back everybody and everything that was made here. */
    async leave() {
      await ctx.db.customer.deleteMany({ where: { id: { in: customers } } });
      await ctx.db.apiToken.deleteMany({ where: { id: { in: tokens } } });
      await ctx.db.operator.deleteMany({ where: { id: { in: people } } });
      await forgetTries();
      await ctx.db.close();
    },
  };
}
