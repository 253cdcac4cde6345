import { describe, expect, it } from 'vitest';
import { textOf } from './text-of.ts';

const me = { username: 'mutuals_bot' };

describe('what a message says', () => {
  it('is its text or its caption, with the addresses behind its words', () => {
    const entities = [{ type: 'text_link' as const, offset: 0, length: 3, url: 'https://www.instagram.com/ada/' }];
    expect(textOf({ me, message: { text: 'Ada', entities } })).toBe('Ada\nhttps://www.instagram.com/ada/');
    expect(textOf({ me, message: { caption: 'Ada', caption_entities: entities } })).toContain('instagram.com/ada');
    expect(textOf({ me, message: {} })).toBe('');
  });

  it('does not speak of the bot itself', () => {
    expect(textOf({ me, message: { text: '@Mutuals_Bot check @ada' } }).trim()).toBe('check @ada');
  });
});
