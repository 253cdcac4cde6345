import { describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { until } from '#/testing/waits.ts';
import { createWorld } from '#/testing/worlds/world.ts';
import { dismissWarning } from './dismiss-warning.ts';

describe('an account that Instagram warned of automated behaviour', () => {
  it('reads no more until a person dismisses the warning, and then goes on with the same session', async () => {
    await using world = await createWorld();
    const account = await world.account();
    world.instagram.profile({ username: 'ada', followers: 200, following: 60, mutual: 30 });
    world.instagram.interrupt('mutuals.reader', 'warning');
    const customer = await world.customer();
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    await until('the account is stopped by the warning', () =>
      world.ctx.db.account.findFirst({ where: { id: account.id, status: 'blocked', blockedFor: 'warning' } }),
    );
    await world.waitForCheck(id, ({ status }) => status === 'parked');

    await dismissWarning(world.ctx, { accountId: account.id, by: SYSTEM });
    await world.waitForCheck(id, ({ status }) => status === 'completed');
    expect(account.sandbox.passwordPosts()).toBe(0);
    await expect(dismissWarning(world.ctx, { accountId: account.id, by: SYSTEM })).rejects.toMatchObject({
      code: 'conflict',
    });
    await world.checkInvariants();
  });
});
