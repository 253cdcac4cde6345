import { describe, expect, it } from 'vitest';
import { identityFor } from '#/testing/servers/answering-server.ts';
import type { StoredCookie } from '../identity.ts';
import { cookiesFor, foldCookies, sessionCookieOf } from './cookies.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const WWW = 'www.instagram.com';
const names = (cookies: readonly StoredCookie[]) => cookies.map(({ name }) => name);

describe('cookies of instagram.com', () => {
  it('go to its own hosts over https and nowhere else', () => {
    const identity = identityFor('.instagram.com');
    const sentTo = (url: string) => names(cookiesFor(identity, new URL(url), NOW));

    expect(sentTo('https://www.instagram.com/api/v1/')).toEqual(['sessionid', 'ds_user_id', 'csrftoken']);
    expect(sentTo('http://www.instagram.com/')).toEqual([]);
    expect(sentTo('https://evil-instagram.com/')).toEqual([]);
    expect(sentTo('https://instagram.com.example.org/')).toEqual([]);
  });

  it('go to their own path and what is below it, not to one that only begins alike', () => {
    const [cookie] = identityFor('.instagram.com').storageState.cookies;
    const below = (path: string) => ({
      ...identityFor('.instagram.com'),
      storageState: { cookies: cookie ? [{ ...cookie, path }] : [], origins: [] },
    });
    const goesTo = (path: string, pathname: string) =>
      cookiesFor(below(path), new URL(pathname, 'https://www.instagram.com'), NOW).length === 1;

    expect(['/foo', '/foo/', '/foo/bar', '/foo?bar'].map((pathname) => goesTo('/foo', pathname))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['/foobar', '/foo.bar', '/fo', '/', '/Foo'].filter((pathname) => goesTo('/foo', pathname))).toEqual([]);
    expect(['/foo/', '/foo/bar', '/foo', '/foobar'].map((pathname) => goesTo('/foo/', pathname))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('are replaced in place, with their real age', () => {
    const folded = foldCookies(
      identityFor('.instagram.com'),
      ['csrftoken=two; Domain=.instagram.com; Path=/; Max-Age=60; Secure'],
      WWW,
      NOW,
    );
    const csrf = folded.storageState.cookies.filter(({ name }) => name === 'csrftoken');

    expect(csrf).toEqual([
      expect.objectContaining({
        value: 'two',
        domain: '.instagram.com',
        expires: NOW.getTime() / 1000 + 60,
        secure: true,
      }),
    ]);
  });

  it('cannot be set for a whole top-level domain or for strangers', () => {
    const identity = identityFor('.instagram.com');
    expect(foldCookies(identity, ['a=1; Domain=com', 'b=1; Domain=example.org', 'c', '', '=d'], WWW, NOW)).toBe(
      identity,
    );
  });

  it.each([
    ['Max-Age=999999999999999999999', 10 * 365],
    ['Expires=Fri, 31 Dec 9999 23:59:59 GMT', 10 * 365],
    ['Expires=yesterday or so', null],
    ['Max-Age=soon', null],
  ])('keep an end that a browser takes back, whatever is said: %s', (age, days) => {
    const folded = foldCookies(identityFor('.instagram.com'), [`mid=a1; ${age}; Path=/`], WWW, NOW);
    const cookie = folded.storageState.cookies.find(({ name }) => name === 'mid');
    expect(cookie?.expires).toBe(days === null ? -1 : NOW.getTime() / 1000 + days * 24 * 60 * 60);
  });

  it('are removed by a deletion', () => {
    const folded = foldCookies(
      identityFor('.instagram.com'),
      ['sessionid=""; Max-Age=0; Domain=.instagram.com; Path=/'],
      WWW,
      NOW,
    );
    expect(names(folded.storageState.cookies)).toEqual(['ds_user_id', 'csrftoken']);
  });
});

describe('the sessionid in an answer', () => {
  it.each([
    [['sessionid=""; Max-Age=0; Domain=.instagram.com'], 'deleted'],
    [['sessionid=; expires=Thu, 01-Jan-1970 00:00:00 GMT'], 'deleted'],
    [['sessionid=deleted; expires=Thu, 01 Jan 1970 00:00:00 GMT; Domain=.instagram.com'], 'deleted'],
    [['sessionid=""; Max-Age=0', 'sessionid=10001%3Anew; Domain=.instagram.com; Max-Age=31536000'], 'set'],
    [['sessionid=""; Max-Age=0; Domain=.facebook.com'], 'untouched'],
    [['csrftoken=""; Max-Age=0'], 'untouched'],
    [[], 'untouched'],
  ] as const)('%j: %s', (setCookies, fate) => {
    expect(sessionCookieOf(setCookies, WWW)).toBe(fate);
  });
});
