import { expect, it } from 'vitest';
import { htmlOf } from './html-of.ts';

it('writes a formatted text as HTML, from a place on, and nothing of it as markup by chance', () => {
  const text = '/admin_broadcast Hello <all>, see here & there';
  const at = (word: string) => ({ offset: text.indexOf(word), length: word.length });
  const html = htmlOf(
    text,
    [
      { type: 'bot_command', offset: 0, length: 16 },
      { type: 'bold', ...at('Hello <all>') },
      { type: 'italic', ...at('<all>') },
      { type: 'text_link', ...at('see here'), url: 'https://example.org/?a=1&b="2"' },
      { type: 'hashtag', ...at('there') },
    ],
    17,
  );
  expect(html).toBe(
    '<b>Hello <i>&lt;all&gt;</i></b>, <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">see here</a> &amp; there',
  );
});
