import { expect, it } from 'vitest';
import { runCheck } from '#/lib/checks/run/run-check.ts';
import { createWorld } from '#/testing/worlds/world.ts';

const ACCOUNTS = 4;
/** Longer than anything else takes, also on a busy machine: the accounts are what everybody waits for. */
const INTERVAL_MS = 2_000;

it('spreads checks over the accounts that are free, and reads with more than half of them', async () => {
  await using world = await createWorld({ limits: { listIntervalMs: INTERVAL_MS } });
  for (let n = 0; n < ACCOUNTS; n += 1) await world.account({ username: `reader${n}`, signedIn: true });
  const { id: customerId } = await world.customer({ credits: ACCOUNTS });
  const checks = [];
  for (let n = 0; n < ACCOUNTS; n += 1) {
    world.instagram.profile({ username: `ada${n}`, followers: 75, following: 75 });
    checks.push((await world.requestCheck({ customerId, username: `ada${n}` })).id);
  }
  const { signal } = new AbortController();
  const ended = await Promise.all(checks.map((checkId) => runCheck(world.ctx, { checkId, signal })));
  expect(ended.map(({ outcome }) => outcome)).toEqual(checks.map(() => 'completed'));

  const { db } = world.ctx;
  const pages = await db.checkPage.groupBy({ by: ['accountId'] });
  expect(pages.length).toBeGreaterThan(ACCOUNTS / 2);
});
