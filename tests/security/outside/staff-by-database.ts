import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';
import type { Actor } from '#/lib/security/audit.ts';
import { createOperator } from '#/lib/security/operators/create-operator.ts';
import { disableOperator } from '#/lib/security/operators/disable-operator.ts';
import { setRole } from '#/lib/security/operators/set-role.ts';
import { createToken } from '#/lib/security/tokens/create-token.ts';
import type { Staff } from './staff.ts';

const BY: Actor = { kind: 'system', id: null, name: 'attack' };

/**
 * People as `npm run operator` and `npm run token` make them, in the database of the installation. They are deleted
 * afterwards, and so is what their tries left among the throttled; the audit log keeps what was done.
 */
export async function staffByDatabase(url: string): Promise<Staff> {
  const ctx = { db: openDb({ url, max: 2, name: 'mutuals attack' }), clock: systemClock };
  const people: string[] = [];
  const tokens: string[] = [];
  const slowed = await ctx.db.signInThrottle.findMany();
  return {
    async add(person) {
      const { id } = await createOperator(ctx, { ...person, language: 'en', by: BY });
      people.push(id);
      return id;
    },
    async issue(name, role) {
      const { secret, token } = await createToken(ctx, { name, role, days: 1, by: BY });
      tokens.push(token.id);
      return { id: token.id, secret };
    },
    setRole: async (operatorId, role) => void (await setRole(ctx, { operatorId, role, by: BY })),
    keepOut: async (operatorId) => void (await disableOperator(ctx, { operatorId, by: BY })),
    async leave() {
      await ctx.db.apiToken.deleteMany({ where: { id: { in: tokens } } });
      await ctx.db.operator.deleteMany({ where: { id: { in: people } } });
      await ctx.db.signInThrottle.deleteMany({ where: { key: { notIn: slowed.map(({ key }) => key) } } });
      for (const row of slowed) await ctx.db.signInThrottle.updateMany({ where: { key: row.key }, data: row });
      await ctx.db.close();
    },
  };
}
