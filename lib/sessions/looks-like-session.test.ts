import { describe, expect, it } from 'vitest';
import { isSessionFile, looksLikeSession } from './looks-like-session.ts';

const ID = '48740228999%3AabcDEF12345678%3A12%3AAYdSignature';

describe('a text that a chat must not keep', () => {
  it.each([
    ID,
    decodeURIComponent(ID),
    `sessionid=${ID}`,
    `"sessionid" : "${decodeURIComponent(ID)}"`,
    `please use ${ID} for it`,
    'sessionid\tsomething-odd\t.instagram.com',
    'Cookie: a=b; c=d',
    'set-cookie: x=y',
    `curl 'https://www.instagram.com/' -H 'cookie: mid=Xyz123; csrftoken=abcd'`,
    'csrftoken=abcdef; mid=Zxyz',
    '"hostOnly": false, "httpOnly": true, "name": "dat',
    '.instagram.com\tTRUE\t/\tTRUE\t0\tmid\tabc',
  ])('is recognised: %s', (text) => expect(looksLikeSession(text)).toBe(true));

  it.each([
    'ada.lovelace',
    '@ada',
    'https://www.instagram.com/ada/?igsh=1&mid=22222',
    'What is a sessionid?',
    'I like a cookie: chocolate',
    'meet at 12:30:15',
    '123456',
    '/check ada',
    'привет',
  ])('is not: %s', (text) => expect(looksLikeSession(text)).toBe(false));
});

it.each([
  ['cookies.txt', true],
  ['www.instagram.com_cookies.json', true],
  ['session-ada', true],
  ['storageState.json', true],
  ['holiday.jpg', false],
])('the file %s: %s', (name, is) => expect(isSessionFile(name)).toBe(is));
