/** A session that is renewed while it lives: nobody notices, and no page is in flight while the browser signs in. */
import { expect, it, vi } from 'vitest';
import { planProactive } from '#/lib/upkeep/plan-proactive.ts';
import type { LoggedRequest } from '#/sandbox/instagram/state/request-log.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { ageSession, rememberLives } from '#/testing/worlds/learned-lives.ts';
import { askedCheck, FAULT_MS, PAID, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

/** How long a lease of an account lives when nobody ends it. */
const LEASE_MS = 60_000;

it('renews the session of an account that never rests, between two pages, and every check goes on', async () => {
  await using world = await createWorld();
  const account = await world.account();
  const pages = world.instagram.hold({ surface: 'list' });
  await rememberLives(world, account.id, [3, 3, 3.1, 3.2, 3.4, 4]);
  const asked = [];
  for (const username of ['ada', 'grace', 'joan'])
    asked.push(await askedCheck(world, { username, followers: 400, following: 100, mutual: 30 }));
  await world.startWorker();
  await pages.reached(asked.length, WAIT_MS); // each check is in the middle of a page

  await ageSession(world, account.id, 2.99);
  await planProactive(world.ctx); // or the timetable, which looks by itself now and then
  await until('the renewal waits for the pages under way', () =>
    world.ctx.db.refreshAttempt.findFirst({ where: { status: 'running' } }),
  );
  expect(world.instagram.requests.signIns()).toEqual([]);
  pages.letGo();
  await world.waitForGeneration(account.id, 8, WAIT_MS);

  for (const { id, customer } of asked) {
    const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    expect((await world.moves(id)).filter((move) => move.startsWith('park'))).toEqual([]);
  }
  const requests = world.instagram.requests.all();
  const browser = requests.filter(({ surface }) => ['page', 'sign_in', 'second_factor'].includes(surface));
  const [first, last] = [browser[0], browser.at(-1)];
  if (!first || !last) throw new Error('nobody signed in');
  const attempt = await world.waitForAttempt(account.id, ({ status }) => status === 'succeeded');
  expect(first.at.getTime() - (attempt.startedAt?.getTime() ?? 0)).toBeLessThan(LEASE_MS); // no lease had to lapse
  const meanwhile = requests.filter((one) => one.surface === 'list' && inFlight(one, first.at, last.at));
  expect(meanwhile).toEqual([]);
  expect(requests.filter(({ surface, number }) => surface === 'list' && number > last.number).length).toBeGreaterThan(
    30,
  );
  expect(world.instagram.requests.pagesAskedTwice()).toBe(0);
  expect(account.sandbox.passwordPosts()).toBe(1);
  await world.checkInvariants();
});

function inFlight({ at, durationMs }: LoggedRequest, from: Date, to: Date): boolean {
  return at <= to && at.getTime() + durationMs >= from.getTime();
}
