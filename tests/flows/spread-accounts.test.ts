import { expect, it } from 'vitest';
import { runCheck } from '#/lib/checks/run/run-check.ts';
import { createWorld } from '#/testing/worlds/world.ts';

const ACCOUNTS = 4;
const INTERVAL_MS = 250;

it('reads with every account that is free as soon as there are as many checks, with none less than half of what is fair', async () => {
  await using world = await createWorld({ limits: { listIntervalMs: INTERVAL_MS } });
  for (let n = 0; n < ACCOUNTS; n += 1) await world.account({ username: `reader${n}`, signedIn: true });
  const { id: customerId } = await world.customer({ credits: ACCOUNTS });
  const checks = [];
  for (let n = 0; n < ACCOUNTS; n += 1) {
    world.instagram.profile({ username: `ada${n}`, followers: 200, following: 200 });
    checks.push((await world.requestCheck({ customerId, username: `ada${n}` })).id);
  }
  const { signal } = new AbortController();
  const ended = await Promise.all(checks.map((checkId) => runCheck(world.ctx, { checkId, signal })));
  expect(ended.map(({ outcome }) => outcome)).toEqual(checks.map(() => 'completed'));

  const { db } = world.ctx;
  const pages = await db.checkPage.groupBy({ by: ['accountId'], _count: true });
  const counts = pages.map(({ _count }) => _count).sort((a, b) => a - b);
  expect(counts).toHaveLength(ACCOUNTS);
  const fairShare = counts.reduce((sum, count) => sum + count, 0) / ACCOUNTS;
  expect(counts[0]).toBeGreaterThanOrEqual(fairShare / 2);
  const asked = await db.accountBudget.findMany({ where: { kind: 'profile' } });
  expect(asked.filter(({ granted }) => granted > 0n)).toHaveLength(ACCOUNTS);
});
