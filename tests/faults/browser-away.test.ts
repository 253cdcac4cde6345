import { expect, it, vi } from 'vitest';
import { createInstagramBrowser } from '#/lib/instagram/browser/create-instagram-browser.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { readAccount } from '#/lib/views/read-account.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { FAULT_MS, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

it('waits for a browser that cannot be reached: nothing is posted, no account is blamed, operators hear of it once', async () => {
  await using world = await createWorld();
  const { id, customer, accountId, sandbox } = await parkedCheck(world);
  const now = () => new Date();
  const browser = createInstagramBrowser({
    origin: world.ctx.origin,
    executablePath: null,
    endpoint: 'ws://127.0.0.1:1',
    now,
  });
  const away = { ...world, ctx: { ...world.ctx, browser } };

  for (let times = 0; times < 3; times += 1) {
    expect(await signIn(away, accountId)).toEqual({ outcome: 'failed', failure: 'browser_unreachable' });
    const next = await world.ctx.db.refreshAttempt.findUniqueOrThrow({ where: { openFor: accountId } });
    expect((next.notBefore?.getTime() ?? 0) - next.queuedAt.getTime()).toBe(MINUTE_MS);
    await passTime(world.ctx, MINUTE_MS);
  }
  expect(await readAccount(world.ctx, { accountId })).toMatchObject({ status: 'ready' });
  expect(sandbox.passwordPosts()).toBe(0);
  expect(await world.ctx.db.notice.count({ where: { kind: 'refresh_failed', channel: 'dashboard' } })).toBe(1);

  expect(await signIn(world, accountId)).toMatchObject({ outcome: 'succeeded' });
  expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
  expect(await world.ledgerOf(customer.id)).toEqual(PAID);
  await world.checkInvariants();
});
