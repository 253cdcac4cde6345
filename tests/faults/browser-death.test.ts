import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { LEASE_SECONDS } from '#/lib/sessions/model.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { until } from '#/testing/waits.ts';
import { FAULT_MS, PAID, runSlice, WAIT_MS } from '#/testing/worlds/reading.ts';
import { parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

describe.concurrent('the browser of a sign-in', () => {
  it('F33: is killed in the middle: a typed reason, nothing left of it, and the next attempt brings the session', async () => {
    await using world = await createWorld({ ownBrowsers: true });
    const { id, customer, accountId, sandbox } = await parkedCheck(world);
    const page = world.instagram.hold({ surface: 'second_factor' });

    const attempt = signIn(world, accountId);
    await page.reached(1, WAIT_MS);
    process.kill(await browserOf(world), 'SIGKILL');
    expect(await attempt).toEqual({ outcome: 'failed', failure: 'browser_crashed' });
    expect(await world.browsers()).toEqual([]);
    page.letGo();

    await passTime(world.ctx, 15 * 60 * SECOND_MS); // the pause before the next one
    expect(await signIn(world, accountId)).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBeLessThanOrEqual(2);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    expect(await world.browsers()).toEqual([]);
    await world.checkInvariants();
  });

  it('F35: waits for pages that take 20 seconds, with its lease renewed meanwhile', async () => {
    await using world = await createWorld({ ownBrowsers: true });
    const { id, accountId, sandbox } = await parkedCheck(world, { totp: true, twoFactor: 'none' });
    world.instagram.screens({ slowMs: 20_000 });
    const startedAt = Date.now();

    const attempt = signIn(world, accountId);
    const taken = await until('the lease is taken', () => leaseOf(world, accountId));
    const renewed = await until('the lease is renewed', async () => {
      const lease = await leaseOf(world, accountId);
      return lease && lease.until > taken.until ? lease : null;
    });
    expect(renewed.token).toBe(taken.token);
    expect(await attempt).toMatchObject({ outcome: 'succeeded' });
    expect(Date.now() - startedAt).toBeGreaterThan(LEASE_SECONDS * SECOND_MS); // a lease that nobody renewed would have lapsed
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await leaseOf(world, accountId)).toBeNull();
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });
});

async function browserOf(world: World): Promise<number> {
  const [directory = ''] = await world.browsers();
  const root = world.profileRoot;
  return JSON.parse(await readFile(join(root, directory, 'browser.json'), 'utf8')).pid;
}

async function leaseOf({ ctx }: World, id: string): Promise<{ token: string; until: Date } | null> {
  const account = await ctx.db.account.findUniqueOrThrow({ where: { id } });
  return account.leaseToken && account.leaseUntil ? { token: account.leaseToken, until: account.leaseUntil } : null;
}
