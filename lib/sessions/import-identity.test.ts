import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieOf, userIdOf } from '#/lib/instagram/identity.ts';
import { identityOf, SessionMaterial } from './import-identity.ts';

const ID = '48740228999%3AabcDEF12345678%3A12%3AAYdSignatureOfFortyCharacters';
const options = { origin: 'https://www.instagram.com', now: new Date('2026-11-23') };
const read = (text: string) => SessionMaterial.safeParse(text);
const identity = (text: string) => identityOf(SessionMaterial.parse(text), options);

const forms: Record<string, string> = {
  'a bare sessionid': ID,
  'a decoded sessionid': decodeURIComponent(ID),
  'a Netscape cookie file': `# Netscape HTTP Cookie File\n#HttpOnly_.instagram.com\tTRUE\t/\tTRUE\t1900000000\tsessionid\t${ID}\n.instagram.com\tTRUE\t/\tTRUE\t1900000000\tmid\tXyz\n.example.org\tTRUE\t/\tTRUE\t0\tsessionid\tother\n`,
  'a JSON list from a browser extension': JSON.stringify([
    {
      domain: '.instagram.com',
      name: 'sessionid',
      value: ID,
      expirationDate: 1900000000.5,
      httpOnly: true,
      sameSite: 'no_restriction',
    },
  ]),
  'a Playwright storage state': JSON.stringify({
    cookies: [
      {
        name: 'sessionid',
        value: ID,
        domain: '.instagram.com',
        path: '/',
        expires: 1900000000,
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      },
    ],
    origins: [],
  }),
  'Instaloader cookies as a dictionary': JSON.stringify({
    sessionid: ID,
    ds_user_id: 48740228999,
    csrftoken: 'abc',
    ig_vw: '1920',
  }),
};

describe('an imported session', () => {
  it.each(Object.entries(forms))('is read from %s', (_form, text) => {
    const found = identity(text);
    expect(cookieOf(found, 'sessionid')).toBe(ID);
    expect(userIdOf(found)).toBe(48740228999n);
    expect(found.storageState.cookies.every(({ domain, secure }) => domain === '.instagram.com' && secure)).toBe(true);
  });

  it('keeps the device cookies and leaves the rest outside', () => {
    expect(cookieOf(identity(forms['a Netscape cookie file'] ?? ''), 'mid')).toBe('Xyz');
    expect(
      identity(forms['Instaloader cookies as a dictionary'] ?? '').storageState.cookies.map(({ name }) => name),
    ).not.toContain('ig_vw');
  });

  it.each([
    ['nothing', ''],
    ['prose', 'here is my session'],
    ['cookies of another site', '.example.org\tTRUE\t/\tTRUE\t0\tsessionid\t1:2345678'],
    ['a dictionary without a session', '{"mid":"x"}'],
    ['an emptied session', '{"sessionid":""}'],
    ['half a JSON', '[{"name":"sessionid"'],
    ['a pickle', '\x80\x03}q\x00X\x09\x00\x00\x00sessionid'],
  ])('is refused in one sentence when it is %s', (_what, text) => {
    const refused = read(text);
    expect(refused.success).toBe(false);
    expect(refused.error?.issues[0]?.message).toContain('expects a sessionid');
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void read(text)));
  });
});
