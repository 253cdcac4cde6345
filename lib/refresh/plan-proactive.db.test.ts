import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { createWorld, type World } from '#/tests/world.ts';
import { planProactive } from './plan-proactive.ts';
import { listAttempts } from './read-attempts.ts';

/** Ends of earlier sign-ins of an account, in days of age: what its lifetime is learned from. */
async function remember(world: World, accountId: string, ages: readonly number[]): Promise<void> {
  await world.ctx.db.generation.updateMany({ where: { accountId }, data: { number: 1_000 } });
  for (const [at, days] of ages.entries()) {
    const endedAt = after(new Date(), -200 * DAY_MS);
    await world.ctx.db.generation.create({
      data: {
        id: randomUUID(),
        accountId,
        number: at + 1,
        sealedIdentity: '',
        maskedSessionId: '…',
        requests: 40,
        source: 'sign_in',
        bornAt: after(endedAt, -days * DAY_MS),
        endedAt,
        causeOfDeath: 'signed_out',
      },
    });
  }
}

const age = (world: World, accountId: string, days: number) =>
  world.ctx.db.generation.updateMany({
    where: { accountId, endedAt: null },
    data: { bornAt: after(new Date(), -days * DAY_MS) },
  });

describe('a session whose learned time has come', () => {
  it('is renewed before it dies, by a sign-in of its own, in a quiet moment', async () => {
    await using world = await createWorld();
    const account = await world.account();
    await remember(world, account.id, [3, 3, 4, 5, 6, 7]);

    await age(world, account.id, 1);
    expect(await planProactive(world.ctx)).toBe(0);
    await age(world, account.id, 2.9);
    expect(await planProactive(world.ctx)).toBe(1);
    expect(await planProactive(world.ctx)).toBe(0); // the open attempt is joined, not doubled

    await world.startWorker();
    const generation = await world.waitForGeneration(account.id, 1_001);
    expect(generation.source).toBe('second_factor');
    expect(account.sandbox.passwordPosts()).toBe(1);
    const { rows } = await listAttempts(world.ctx, { accountId: account.id, limit: 5 });
    expect(rows).toMatchObject([{ status: 'succeeded', cause: 'proactive' }]);
  });

  it('is left alone while a person would have to be asked', async () => {
    await using world = await createWorld();
    const account = await world.account({ totp: false, twoFactor: 'text' });
    await remember(world, account.id, [3, 3, 4, 5, 6, 7]);
    await age(world, account.id, 4);
    expect(await planProactive(world.ctx)).toBe(0);
  });

  it('keeps reading when its renewal fails', async () => {
    await using world = await createWorld();
    const account = await world.account();
    await remember(world, account.id, [3, 3, 4, 5, 6, 7]);
    await age(world, account.id, 4);
    account.sandbox.change({ password: 'changed elsewhere' });
    await planProactive(world.ctx);
    await world.startWorker();
    await world.waitForAttempt(account.id, ({ failure }) => failure === 'wrong_password');
    const row = await world.ctx.db.account.findUniqueOrThrow({
      where: { id: account.id },
      include: { generations: { where: { endedAt: null } } },
    });
    expect(row.status).toBe('ready');
    expect(row.generations).toHaveLength(1);
    expect(await planProactive(world.ctx)).toBe(0);
    expect(account.sandbox.passwordPosts()).toBe(1);
  });
});
