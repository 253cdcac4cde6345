import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createSignInWorld, mintIdentity, PASSWORD, SEED } from '#/testing/worlds/sign-in-world.ts';

describe('a sign-in that ends in another profile', () => {
  it('is refused by number, whether it was revived or new', async () => {
    await using world = await createSignInWorld();
    const instagramId = world.account.id + 1n;

    const revived = await world.signIn({ identity: mintIdentity(world.account), instagramId });
    const fresh = await world.signIn({ instagramId });

    expect(revived).toMatchObject({ ok: false, reason: 'other_account', passwordPosts: 0, held: null });
    expect(fresh).toMatchObject({ ok: false, reason: 'other_account', passwordPosts: 1, held: null });
  });

  it('is refused by name while the number is not known', async () => {
    await using world = await createSignInWorld();
    const bob = world.instagram.account({ username: 'bob', password: 'other' });

    expect(await world.signIn({ identity: mintIdentity(bob) })).toMatchObject({ ok: false, reason: 'other_account' });
  });

  it('never goes on as somebody else on the tile of a remembered profile', async () => {
    await using world = await createSignInWorld();
    const bob = world.instagram.account({ username: 'bob', password: 'other' });
    const identity = mintIdentity(bob);
    world.instagram.signOut('bob');
    world.instagram.screens({ rememberedTile: true });

    expect(await world.signIn({ identity })).toMatchObject({ ok: true, instagramId: world.account.id });
    expect(bob.signIns()).toBe(1);
  });
});

describe.each(['en', 'ru'] as const)('a choice of accounts in %s', (language) => {
  it.each(['tiles', 'radios'] as const)('is answered with this account: %s', async (accountPicker) => {
    await using world = await createSignInWorld();
    world.instagram.account({ username: 'ada.lovelace', password: 'other' });
    world.instagram.account({ username: 'ada2', password: 'other' });
    world.instagram.screens({ language, accountPicker });

    expect(await world.signIn({ instagramId: world.account.id })).toMatchObject({ ok: true, passwordPosts: 1 });
    expect(world.screens()).toEqual(['sign_in_form', 'account_picker', 'home']);
  });

  it('without this account ends the attempt', async () => {
    await using world = await createSignInWorld();
    world.instagram.account({ username: 'ada2', password: 'other' });
    world.instagram.screens({ language, accountPicker: 'without_ours' });

    expect(await world.signIn()).toMatchObject({ ok: false, reason: 'other_account', screen: 'account_picker' });
  });
});

describe('a page that is not Instagram’s', () => {
  /** Another host: a form of the newer kind, then a page that asks for a code. Tells what it was sent. */
  async function stranger() {
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push(`${request.method} ${body}`);
        response.setHeader('Content-Type', 'text/html');
        const code = '<input name="verificationCode"><button>Confirm</button>';
        response.end(`<form method="post"><input name="email"><input name="pass" type="password"><button>Log in</button></form>
          ${request.url?.includes('code') ? `<form method="post">${code}</form>` : ''}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return { to, received, [Symbol.asyncDispose]: async () => void server.close() };
  }

  it.each(['redirect', 'form'] as const)('gets neither password nor code: by %s', async (by) => {
    await using world = await createSignInWorld({ totpSeed: SEED });
    await using other = await stranger();
    world.instagram.screens({ foreignHost: { to: other.to, by } });

    const outcome = await world.signIn({ totp: () => world.account.totp() ?? '' });

    expect(outcome).toMatchObject({ ok: false, reason: 'foreign_host', screen: 'foreign_host', passwordPosts: 0 });
    expect(world.steps.at(-1)?.picture?.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
    expect(other.received.filter((line) => line.startsWith('POST'))).toEqual([]);
    expect(other.received.join()).not.toContain(PASSWORD);
    expect(world.questions).toEqual([]);
  });

  it('is no page of an unfinished sign-in to go on with', async () => {
    await using world = await createSignInWorld();
    await using other = await stranger();
    const identity = mintIdentity(world.account);
    world.instagram.signOut('ada');

    const outcome = await world.signIn({ identity, held: { signedIn: false, place: `${other.to}code` } });

    expect(outcome).toMatchObject({ ok: true, passwordPosts: 1 });
    expect(other.received).toEqual([]);
  });
});
