import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partOfZip } from '#/testing/part-of-zip.ts';
import { createReader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import { createDefaultWorld } from '../default-world.ts';

let instagram: InstagramSandbox;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'control' });
  createDefaultWorld(instagram);
});
afterEach(() => instagram.close());

async function command(
  name: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const response = await fetch(`${instagram.origin}/_sandbox/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    ...((await response.json()) as { done?: Record<string, unknown>; error?: string }),
  };
}
const show = async (path: string) =>
  (await fetch(`${instagram.origin}/_sandbox/${path}`)).json() as Promise<Record<string, unknown>>;

describe('the control API', () => {
  it('sets the same world as the API in the process', async () => {
    const { done } = await command('profile', { username: 'new.one', followers: 40, following: 10, mutual: 10 });
    const minted = (await command('session', { account: 'mutuals.reader' })).done as { cookieHeader: string };
    await command('sign-out-after', { followersRead: 25 });
    const reader = createReader(instagram.origin, minted.cookieHeader);
    const id = BigInt(String(done?.id));
    expect((await reader.page(id, 'followers', null)).ids).toHaveLength(25);
    expect((await reader.page(id, 'followers', null)).status).toBe(401);
    expect((await command('truth', { username: 'new.one' })).done).toMatchObject({ notFollowingBack: [] });
    expect(await show('requests')).toMatchObject({
      requests: [{ entries: 25, list: 'followers', status: 200 }, { status: 401 }],
    });
    expect(await show('requests?after=1')).toMatchObject({ requests: [{ number: 2 }] });
  });

  it('spoils searches, plants people, limits lists and counts requests per kind', async () => {
    const { cookieHeader } = instagram.accountOf('mutuals.reader').session();
    const reader = createReader(instagram.origin, cookieHeader);
    const { id } = instagram.profile({ username: 'new.one', followers: 60, following: 10 });
    const planted = instagram.truth('grace').followers[0]?.toString() ?? '';
    await command('change', { username: 'new.one', plantFollowers: [planted] });
    await command('page-size', { shown: 40 });
    await command('fault', { kind: 'block_reason', times: 'always' });

    expect(await reader.walk(id, 'followers')).toHaveLength(40);
    expect((await command('truth', { username: 'new.one' })).done?.followers).toContain(planted);
    const search = await reader.get(`/api/v1/friendships/${id}/followers/?query=anna`);
    expect(await search.json()).toMatchObject({ message: 'unexpected_block_reason' });
    expect(await show('request-counts')).toEqual({ counts: { followers: 2, look_up: 1 } });
    expect(await command('change', { username: 'new.one', plantFollowers: ['4'] })).toMatchObject({ status: 400 });
  });

  it('makes the own export of a profile, in any form', async () => {
    const response = await fetch(`${instagram.origin}/_sandbox/export/grace?form=html`);
    const zip = new Uint8Array(await response.arrayBuffer());
    expect(partOfZip(zip, 'connections/followers_and_following/followers_1.html').match(/<a target/g)).toHaveLength(
      120,
    );
    expect(await show('export/grace?form=none')).toMatchObject({ error: expect.stringContaining('json_2025') });
  });

  it('shows the state without passwords and session ids', async () => {
    const { sessionId } = instagram.accountOf('mutuals.second').session();
    const state = JSON.stringify(await show('state'));
    expect(state).toContain('"username":"mutuals.second"');
    expect(state).not.toContain('sandbox-password');
    expect(state).not.toContain(sessionId);
  });

  it('says in a sentence what is wrong, and changes nothing', async () => {
    expect(await command('profile', { username: 'x', folowers: 3 })).toMatchObject({
      status: 400,
      error: expect.stringContaining('folowers'),
    });
    expect(await command('session', { account: 'ghost' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('There is no account @ghost'),
    });
    expect(await command('profile', { username: 'x', followers: 1, mutual: 2 })).toMatchObject({
      status: 400,
      error: expect.stringContaining('mutual is 2'),
    });
    expect(await command('truth', { username: 'linus' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('truthCount'),
    });
    expect(await command('no-such', {})).toMatchObject({ status: 404 });
    expect(() => instagram.truth('x')).toThrow('There is no profile @x');
  });

  it('takes commands as JSON only, so that no foreign page can send them', async () => {
    expect(await command('sign-out', {}, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  it('approves, sends codes and lists its commands', async () => {
    expect(await command('approve', { account: 'mutuals.reader' })).toMatchObject({ done: { approved: false } });
    expect(await show('code/mutuals.second')).toEqual({ code: null });
    const { commands } = (await show('help')) as { commands: Record<string, string> };
    expect(Object.keys(commands)).toContain('POST /_sandbox/fault');
  });

  it('serves its page with everything that the page needs', async () => {
    const page = await (await fetch(`${instagram.origin}/_sandbox`)).text();
    const files = [...page.matchAll(/(?:href|src)="(\/_sandbox\/[^"]+)"/g)].map(([, path]) => path);
    expect(files).toHaveLength(3);
    for (const path of files) expect((await fetch(`${instagram.origin}${path}`)).status, path).toBe(200);
    expect((await fetch(`${instagram.origin}/_sandbox/page/..%2Fcontrol.ts`)).status).toBe(404);
  });

  it('forgets all trouble when calmed', async () => {
    await command('fault', { kind: 'E1', times: 'always' });
    await command('screens', { language: 'ru', slowMs: 5 });
    await command('calm', {});
    expect(await show('state')).toMatchObject({ faults: [], switches: { screens: { language: 'en', slowMs: 0 } } });
  });
});
