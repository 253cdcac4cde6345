import { describe, expect, it } from 'vitest';
import { InstagramUsername } from './schema.ts';

describe('what a person may type for a profile', () => {
  it.each([
    'ada.lovelace',
    '@ada.lovelace',
    '  @Ada.Lovelace ',
    '\u2068@ada.lovelace\u2069',
    'https://www.instagram.com/ada.lovelace',
    'https://www.instagram.com/ada.lovelace/',
    'http://instagram.com/ada.lovelace/?hl=en&igsh=MzRlODBiNWFlZA==',
    'https://m.instagram.com/Ada.Lovelace/#top',
    'instagram.com/ada.lovelace',
    'www.instagram.com/ada.lovelace/followers/',
    'https://instagr.am/ada.lovelace',
    'https://www.instagram.com/_u/ada.lovelace',
    'https://www.instagram.com/@ada.lovelace',
    'https://www.instagram.com/stories/ada.lovelace/3456/',
    'https://www.instagram.com/ada.lovelace/p/CxYz123/',
  ])('understands %j', (text) => {
    expect(InstagramUsername.parse(text)).toBe('ada.lovelace');
  });

  it.each([
    ['', 'username_empty'],
    ['   ', 'username_empty'],
    ['@', 'username_empty'],
    ['ada lovelace', 'username_characters'],
    ['ада', 'username_characters'],
    ['ada..lovelace', 'username_characters'],
    ['.ada', 'username_characters'],
    ['ada.', 'username_characters'],
    ['ada@example.org', 'username_characters'],
    ['explore', 'username_reserved'],
    ['@accounts', 'username_reserved'],
    ['a'.repeat(31), 'username_too_long'],
    ['a'.repeat(5000), 'username_too_long'],
    ['https://www.instagram.com/', 'not_a_profile_link'],
    ['instagram.com', 'not_a_profile_link'],
    ['https://www.instagram.com/p/CxYz123/', 'not_a_profile_link'],
    ['https://www.instagram.com/reel/CxYz123/?igsh=1', 'not_a_profile_link'],
    ['https://instagram.com.example.org/ada', 'not_a_profile_link'],
    ['https://example.org/instagram.com/ada', 'not_a_profile_link'],
    ['https://www.instagram.com/%2e%2e/ada', 'not_a_profile_link'],
    ['../../accounts', 'not_a_profile_link'],
  ])('refuses %j with %s and a sentence', (text, code) => {
    const issue = InstagramUsername.safeParse(text).error?.issues[0];

    expect(issue).toMatchObject({ code: 'custom', params: { code } });
    expect(issue?.message).toMatch(/\.$|name$/);
  });

  it('refuses what is not a text with the same kind of sentence', () => {
    expect(InstagramUsername.safeParse(7).error?.issues[0]?.message).toMatch(/^Write an Instagram user name/);
  });
});
