import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cpuMs } from '#/testing/processes/cpu-time.ts';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';

let instagram: InstagramSandbox;
let reader: Reader;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'lists' });
  reader = createReader(
    instagram.origin,
    instagram.account({ username: 'owner', password: 'secret' }).session().cookieHeader,
  );
});
afterEach(() => instagram.close());

const sorted = (ids: bigint[]) => [...ids].sort((a, b) => (a < b ? -1 : 1));

describe('reading lists', () => {
  it('shows exactly the truth, page by page, on both lists', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 1663, following: 912, mutual: 640 });
    const truth = instagram.truth('ada');

    expect(sorted(await reader.walk(id, 'followers'))).toEqual(truth.followers);
    expect(sorted(await reader.walk(id, 'following'))).toEqual(truth.following);
    expect(truth.followers).toHaveLength(1663);
    expect(new Set(truth.followers).size).toBe(1663);
    expect(truth.notFollowingBack).toHaveLength(912 - 640);
    expect(truth.followers.every((follower) => follower > 2n ** 33n)).toBe(true);
    expect(instagram.requests.pagesAskedTwice()).toBe(0);
  });

  it('serves at most 25 followers and 50 following, whatever is asked, and refuses a count above 200', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 300, following: 300 });
    expect((await reader.page(id, 'followers', null, 200)).ids).toHaveLength(25);
    expect((await reader.page(id, 'following', null, 200)).ids).toHaveLength(50);
    expect((await reader.page(id, 'followers', null, 10)).ids).toHaveLength(10);
    expect((await reader.page(id, 'followers', null, 201)).status).toBe(400);
  });

  it('gives followers an opaque cursor and following a numeric offset, and none at the end', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 30, following: 60 });
    const followers = await reader.page(id, 'followers', null);
    expect(followers.next).toMatch(/^QVFE[\w+/]{100,110}==$/);
    expect((await reader.page(id, 'followers', followers.next)).next).toBeNull();
    expect((await reader.page(id, 'following', null)).next).toBe('50');
    expect((await reader.page(id, 'following', '50')).next).toBeNull();
    expect((await reader.page(id, 'following', '0')).ids).toHaveLength(50);
  });

  it('refuses a cursor of another list or profile', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    const { id: other } = instagram.profile({ username: 'grace', followers: 60 });
    const { next } = await reader.page(id, 'followers', null);
    expect(await reader.page(other, 'followers', next)).toMatchObject({
      status: 400,
      text: expect.stringContaining('Invalid cursor'),
    });
    expect((await reader.page(id, 'followers', 'nonsense')).status).toBe(400);
  });

  it('serves any page of a million as fast as the first, and keeps nothing of it', async () => {
    const { id } = instagram.profile({ username: 'linus', followers: 1_000_000, following: 1_000_000, mutual: 1000 });
    expect(instagram.truthCount('linus')).toMatchObject({ followers: 1_000_000, notFollowingBack: 999_000 });
    expect(() => instagram.truth('linus')).toThrow('truthCount');
    const medianWork = async (offset: number) => {
      const works: number[] = [];
      for (let index = 0; index < 40; index += 1)
        works.push(
          await cpuMs(async () => {
            expect((await reader.page(id, 'following', String(offset + index * 50))).ids).toHaveLength(50);
          }),
        );
      return works.sort((a, b) => a - b)[20] ?? 0;
    };
    await medianWork(50);
    const near = await medianWork(50);
    const before = process.memoryUsage().heapUsed;
    const far = await medianWork(990_000);
    expect(far).toBeLessThan(near * 5 + 5);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 2 ** 20);
  });

  it('shows the same people again after a restart with the same seed, and others with another', async () => {
    instagram.profile({ username: 'ada', followers: 5 });
    await using again = await createInstagram({ seed: 'lists' });
    await using other = await createInstagram({ seed: 'another' });
    for (const sandbox of [again, other]) sandbox.profile({ username: 'ada', followers: 5 });
    expect(again.truth('ada')).toEqual(instagram.truth('ada'));
    expect(other.truth('ada')).not.toEqual(instagram.truth('ada'));
  });

  it('writes ids as text or as numbers, without losing a digit', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 3 });
    instagram.switches({ pk: 'number' });
    const { text, ids } = await reader.page(id, 'followers', null);
    expect(text).toMatch(/"pk":\d+,/);
    expect(sorted(ids)).toEqual(instagram.truth('ada').followers);
    const { id: large } = instagram.profile({ username: 'large', id: 2n ** 60n + 1n });
    expect(await (await reader.get(`/api/v1/users/${large}/info/`)).text()).toContain('"pk":1152921504606846977,');
  });
});

describe('what a list hides', () => {
  it('limits a list to a part, says so, and ends it', async () => {
    const { id } = instagram.profile({ username: 'star', followers: 21_631, limitFollowers: 39 });
    expect(await reader.walk(id, 'followers')).toHaveLength(39);
    expect((await reader.page(id, 'followers', null)).text).toContain('"should_limit_list_of_followers":true');
  });

  it('keeps private lists from strangers and shows them to those who follow', async () => {
    const hidden = instagram.profile({ username: 'hidden', followers: 10, state: 'private' });
    const friend = instagram.profile({ username: 'friend', followers: 10, state: 'private_followed' });
    expect(await reader.page(hidden.id, 'followers', null)).toMatchObject({
      status: 400,
      text: expect.stringContaining('Not authorized to view user'),
    });
    expect((await reader.page(friend.id, 'followers', null)).ids).toHaveLength(10);
    expect((await reader.page(4n, 'followers', null)).text).toContain('unable to fetch followers');
  });

  it('lets people come, go and change their names while somebody reads', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 100 });
    const [gone = 0n, renamed = 0n] = instagram.truth('ada').followers;
    const first = await reader.page(id, 'followers', null);
    const { addedFollowers } = instagram.change('ada', {
      addFollowers: 2,
      removeFollowers: [gone],
      renameTo: [{ id: renamed, username: 'new.name' }],
    });
    expect(instagram.truth('ada').followers).toHaveLength(101);
    expect(instagram.truth('ada').followers).toEqual(sorted([...instagram.truth('ada').followers]));

    const again = await reader.walk(id, 'followers');
    expect(sorted(again)).toEqual(instagram.truth('ada').followers);
    expect(again.slice(0, 2).sort()).toEqual([...addedFollowers].reverse().sort());
    expect((await reader.page(id, 'followers', first.next)).status).toBe(200);
    const named = await reader.get('/api/v1/users/web_profile_info/?username=new.name', {
      'x-ig-app-id': '936619743392459',
    });
    expect(await named.json()).toMatchObject({ data: { user: { id: renamed.toString() } } });
  });
});
