import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { FaultInput } from '#/sandbox/instagram/faults/faults.ts';
import type { Identity } from '../identity.ts';
import { type InstagramHttp, type ListedUser, MOST_AMONG } from '../model.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const now = () => new Date('2026-11-23T12:00:00Z');
let instagram: InstagramSandbox;
let http: InstagramHttp;
let identity: Identity;
let ownId: bigint;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'look-ups', now });
  http = createInstagramHttp({ origin: instagram.origin, now });
  const account = instagram.account({ username: 'owner', password: 'secret' });
  ownId = account.id;
  const { userAgent, storageState } = account.session();
  identity = { userAgent, storageState };
});
afterEach(() => instagram.close());

async function followedBy(userId: bigint, username: string): Promise<ListedUser[]> {
  const users: ListedUser[] = [];
  for (let cursor: string | null = null; ; ) {
    const ask = { dialect: 'rest', list: 'following', userId, username, cursor, declared: null } as const;
    const page = await http.listPage(identity, ask);
    if (page.verdict !== 'page') throw new Error(`no page: ${page.verdict}`);
    users.push(...page.value.users);
    if (page.value.next === null) return users;
    cursor = page.value.next;
  }
}

const find = (userId: bigint, wanted: { id: bigint | null; username: string }) =>
  http.findFollower(identity, { userId, username: 'ada', wanted });
const sorted = (ids: bigint[]) => [...ids].sort((a, b) => (a < b ? -1 : 1));

describe('look-ups of everybody whom a profile follows', () => {
  it.each([
    ['of two million followers', null],
    ['of a list that shows fifty', 50],
  ])('equal the truth by one request each, %s', async (_what, shown) => {
    const { id } = instagram.profile({ username: 'ada', followers: 2_000_000, following: 300, mutual: 170 });
    const followed = await followedBy(id, 'ada');
    instagram.pageSize({ shown });
    const found: Record<string, number> = {};
    for (const user of followed) {
      const answer = await find(id, user);
      const finding = answer.verdict === 'page' ? answer.value.finding : answer.verdict;
      found[finding] = (found[finding] ?? 0) + 1;
    }

    expect(found).toEqual({ follows: 170, not_found: 130 });
    expect(instagram.truthCount('ada').notFollowingBack).toBe(130);
    expect(instagram.requests.perKind()).toEqual({ following: 6, look_up: 300 });
  });

  it('of the account itself equal the truth, 25 a request', async () => {
    const followed = await followedBy(ownId, 'owner');
    const told = new Map<bigint, boolean>();
    for (let at = 0; at < followed.length; at += MOST_AMONG) {
      const answer = await http.followersAmong(identity, {
        ids: followed.slice(at, at + MOST_AMONG).map(({ id }) => id),
      });
      if (answer.verdict === 'page') for (const [id, follows] of answer.value) told.set(id, follows);
    }

    expect(told.size).toBe(followed.length);
    const missing = followed.filter(({ id }) => told.get(id) === false).map(({ id }) => id);
    expect(sorted(missing)).toEqual(instagram.truth('owner').notFollowingBack);
  });
});

describe('a search that fails', () => {
  const failing: [FaultInput, told: string][] = [
    [{ kind: 'unfiltered' }, 'unfiltered'],
    [{ kind: 'bare_ok' }, 'unshaped'],
    [{ kind: 'no_users', surface: 'look_up' }, 'unshaped'],
    [{ kind: 'odd_row', surface: 'look_up' }, 'unshaped'],
    [{ kind: 'odd_rows', surface: 'look_up' }, 'unshaped'],
    [{ kind: 'buried' }, 'too_many_alike'],
    [{ kind: 'E22', surface: 'look_up' }, 'not_found'],
    [{ kind: 'finds_nobody' }, 'not_found'],
    [{ kind: 'block_reason' }, 'throttled'],
    [{ kind: 'E1', surface: 'look_up' }, 'unclear'],
    [{ kind: 'E2', surface: 'look_up' }, 'throttled'],
    [{ kind: 'E13', surface: 'look_up' }, 'challenged'],
    [{ kind: 'E24', surface: 'look_up' }, 'unclear'],
    [{ kind: 'truncated', surface: 'look_up' }, 'unreachable'],
  ];

  it.each(failing)('by %j says %s of a known follower', async (fault, told) => {
    const { id } = instagram.profile({ username: 'ada', followers: 400, following: 60, mutual: 60 });
    const [known] = (await followedBy(id, 'ada')).slice(-1);
    if (!known) throw new Error('nobody is followed');
    expect(await find(id, known)).toMatchObject({ value: { finding: 'follows' } });
    instagram.fault({ ...fault, times: 'always' });

    const answer = await find(id, known);
    expect(answer.verdict === 'page' ? answer.value.finding : answer.verdict).toBe(told);
  });

  it('by ignoring the name is told by a name that nobody has', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 400 });
    const nobody = { id: null, username: 'nobody.has.this.name' };
    expect(await find(id, nobody)).toMatchObject({ value: { finding: 'not_found', requests: 1, entries: 0 } });
    instagram.fault({ kind: 'unfiltered' });
    expect(await find(id, nobody)).toMatchObject({ value: { finding: 'unfiltered' } });
  });
});
