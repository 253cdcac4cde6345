/** What is known of an account's earlier sign-ins: what the lifetime of its session is learned from. */
import { randomUUID } from 'node:crypto';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { World } from './world.ts';

/** Gives the account sessions that ended long ago, each after so many days; the living one is numbered after them. */
export async function rememberLives({ ctx }: World, accountId: string, days: readonly number[]): Promise<void> {
  await ctx.db.generation.updateMany({ where: { accountId }, data: { number: days.length + 1 } });
  for (const [at, lived] of days.entries()) {
    const endedAt = after(new Date(), -200 * DAY_MS);
    await ctx.db.generation.create({
      data: {
        id: randomUUID(),
        accountId,
        number: at + 1,
        sealedIdentity: '',
        maskedSessionId: '…',
        requests: 40,
        source: 'sign_in',
        bornAt: after(endedAt, -lived * DAY_MS),
        endedAt,
        causeOfDeath: 'signed_out',
      },
    });
  }
}

/** As if the account's living session were so many days old. */
export async function ageSession({ ctx }: World, accountId: string, days: number): Promise<void> {
  const bornAt = after(new Date(), -days * DAY_MS);
  await ctx.db.generation.updateMany({ where: { accountId, endedAt: null }, data: { bornAt } });
}
