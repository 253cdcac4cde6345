import { expect, it, vi } from 'vitest';
import { isLeased } from '#/lib/sessions/read-lease.ts';
import type { LoggedRequest } from '#/sandbox/instagram/state/request-log.ts';
import { askedCheck, FAULT_MS, runSlice, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const FIRST = 'first.reader';

/** Answers to pages of the followers that somebody else than the first reader asked for are kept back. */
function holdOthers({ instagram }: World, which: (request: LoggedRequest) => boolean) {
  return instagram.hold(
    (request) => request.list === 'followers' && ![null, FIRST].includes(request.account) && which(request),
  );
}

it('an account whose page was not worth storing is free at once, while another one walks the list anew', async () => {
  await using world = await createWorld();
  const accounts = new Map<string | null, string>();
  for (const username of [FIRST, 'second.reader', 'third.reader'])
    accounts.set(username, (await world.account({ username })).id);
  // the last page of the followers: no slot is taken ahead of the next one
  const { id } = await askedCheck(world, { followers: 130, following: 20, mutual: 10 });
  world.instagram.cursors({ afterNewSession: 'first_page' });
  world.instagram.signOutAfter({ followersRead: 110, flavour: 'login_required' });
  const foreign = holdOthers(world, ({ cursor }) => cursor !== null);
  const anew = holdOthers(world, ({ cursor }) => cursor === null);

  const reading = runSlice(world, id);
  await foreign.reached(1, WAIT_MS);
  const doubter = accounts.get(foreign.held()[0]?.account ?? null) ?? '';
  const rests = { accountId: doubter, kind: 'list' as const };
  const restsUntil = new Date(Date.now() + 3_600_000);
  await world.ctx.db.accountBudget.upsert({
    where: { accountId_kind: rests },
    create: { ...rests, restsUntil },
    update: { restsUntil },
  });
  foreign.letGo();
  await anew.reached(1, WAIT_MS);
  expect(accounts.get(anew.held()[0]?.account ?? null)).not.toBe(doubter);
  expect(await isLeased(world.ctx.db, doubter)).toBe(false);
  anew.letGo();

  expect(await reading).toEqual({ outcome: 'completed', whole: true });
  await world.checkInvariants();
});
