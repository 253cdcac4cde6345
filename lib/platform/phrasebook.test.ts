import { join } from 'node:path';
import { expect, it } from 'vitest';
import { escapeHtml, openPhrasebook } from './phrasebook.ts';

it('a name becomes no tag, no link and turns no line around', () => {
  expect(escapeHtml('<a href="x">&\u202edcba</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;dcba&lt;/a&gt;');
});

it('a text that does not exist, or lacks a fact, is a bug', () => {
  const say = openPhrasebook(join(import.meta.dirname, '../../bot/locales'));
  expect(() => say('en', 'no-such-text')).toThrow('no-such-text');
  expect(() => say('en', 'confirm-check')).toThrow();
});
