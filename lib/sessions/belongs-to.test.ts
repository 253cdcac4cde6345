import { describe, expect, it } from 'vitest';
import type { Identity } from '#/lib/instagram/identity.ts';
import { belongsTo } from './belongs-to.ts';

const known = { username: 'reader.one', instagramId: 42n };
const unknown = { username: 'reader.one', instagramId: null };
const silent = { id: null, username: null };

describe('an identity', () => {
  it.each([
    [
      'its id is the account’s, whatever it is called now',
      known,
      { sessionid: '42%3Aabc' },
      { id: 42n, username: 'renamed' },
      42n,
    ],
    ['only ds_user_id tells its id', known, { ds_user_id: '42' }, silent, 42n],
    ['the account is new and nothing speaks against it', unknown, { sessionid: '42%3Aabc' }, silent, 42n],
    [
      'the account is new and the name fits',
      unknown,
      { sessionid: '42%3Aabc' },
      { id: 42n, username: 'Reader.One' },
      42n,
    ],
    [
      'the account was filed by number',
      { username: 'id.42', instagramId: null },
      { sessionid: '42%3Aa' },
      { id: 42n, username: 'ada' },
      42n,
    ],
    ['nothing was asked', known, { sessionid: '42:abc', ds_user_id: '42' }, null, 42n],
  ])('is the account’s when %s', (_when, account, cookies, viewer, instagramId) => {
    expect(belongsTo(account, identityOf(cookies), viewer)).toEqual({ ours: true, instagramId });
  });

  it.each([
    [
      'its session id begins with another id',
      known,
      { sessionid: '7%3Aabc' },
      silent,
      { instagramId: 7n, username: null },
    ],
    [
      'Instagram sees somebody else',
      known,
      { sessionid: '42%3Aabc' },
      { id: 7n, username: 'other' },
      { instagramId: 7n, username: 'other' },
    ],
    [
      'it contradicts itself',
      unknown,
      { sessionid: '42%3Aabc', ds_user_id: '7' },
      silent,
      { instagramId: 7n, username: null },
    ],
    [
      'the account is new and Instagram tells another name',
      unknown,
      { sessionid: '7%3Aabc' },
      { id: 7n, username: 'other' },
      { instagramId: 7n, username: 'other' },
    ],
    [
      'nothing tells whose it is, though the account’s id is known',
      known,
      { sessionid: 'abc' },
      silent,
      { instagramId: null, username: null },
    ],
  ])('is foreign when %s', (_when, account, cookies, viewer, found) => {
    expect(belongsTo(account, identityOf(cookies), viewer)).toEqual({ ours: false, ...found });
  });
});

function identityOf(cookies: Record<string, string>): Identity {
  const stored = {
    domain: '.instagram.com',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  } as const;
  return {
    userAgent: 'test',
    storageState: {
      cookies: Object.entries(cookies).map(([name, value]) => ({ name, value, ...stored })),
      origins: [],
    },
  };
}
