import { describe, expect, it } from 'vitest';
import { type Identity, maskSessionId, userIdOf } from './identity.ts';

const withCookies = (cookies: Record<string, string>): Identity => ({
  userAgent: 'Mozilla/5.0',
  storageState: {
    cookies: Object.entries(cookies).map(([name, value]) => ({
      name,
      value,
      domain: '.instagram.com',
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    })),
    origins: [],
  },
});

describe('whose session it is', () => {
  it.each([
    [{ ds_user_id: '10001', sessionid: '999%3Aabc' }, 10001n],
    [{ sessionid: '10001%3AAbCd%3A12%3AAYe' }, 10001n],
    [{ sessionid: '10001:AbCd:12:AYe' }, 10001n],
    [{ ds_user_id: '', sessionid: '10001%3aAbCd' }, 10001n],
    [{ sessionid: '%E0%A4%A' }, undefined],
    [{ sessionid: 'abc' }, undefined],
    [{ ds_user_id: '9223372036854775807' }, 9_223_372_036_854_775_807n],
    [{ ds_user_id: '9223372036854775808' }, undefined],
    [{ ds_user_id: '0', sessionid: '10001%3AAbCd' }, 10001n],
    [{}, undefined],
  ] satisfies [Record<string, string>, bigint | undefined][])('%j: %s', (cookies, id) => {
    expect(userIdOf(withCookies(cookies))).toBe(id);
  });
});

describe('a session id that is shown', () => {
  it('keeps eight characters in front and four at the end, and hides short ones whole', () => {
    expect(maskSessionId('48740228%3AabcdefghijkdFmw')).toBe('48740228...dFmw');
    expect(maskSessionId('short')).toBe('…');
    expect(maskSessionId(undefined)).toBe('…');
  });
});
