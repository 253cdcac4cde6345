import { describe, expect, it } from 'vitest';
import { bar, duration, percent } from './figures.ts';
import { escapeHtml } from './phrasebook.ts';
import { say } from './texts.ts';

/** Spaces that do not break look like others here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('figures', () => {
  it.each([
    ['en', '1,663'],
    ['ru', '1 663'],
  ] as const)('have their thousands apart as %s writes them, in the bot as on the dashboard', (language, text) => {
    const dashboard = new Intl.NumberFormat(language).format(1663);
    expect(plain(dashboard)).toBe(text);
    const figures = { list: 'followers', read: 1, declared: 1663, told: 'yes' };
    expect(say(language, 'short-list', figures)).toContain(dashboard);
  });

  it('are per cent with the point or comma of the language', () => {
    expect(plain(percent(0.4379, 'en'))).toBe('43.8%');
    expect(plain(percent(0.4379, 'ru'))).toBe('43,8 %');
    expect(plain(percent(1, 'en'))).toBe('100%');
  });

  it.each([
    [0, '▱▱▱▱▱▱▱▱ 0%'],
    [0.46, '▰▰▰▰▱▱▱▱ 46%'],
    [0.999, '▰▰▰▰▰▰▰▱ 99%'],
    [1, '▰▰▰▰▰▰▰▰ 100%'],
    [7, '▰▰▰▰▰▰▰▰ 100%'],
  ])('%f is a bar that is full only at the end', (share, text) => expect(plain(bar(share, 'en'))).toBe(text));

  it.each([
    [0, '1 s'],
    [59_000, '59 s'],
    [192_000, '3 min 12 s'],
    [180_000, '3 min'],
    [7_500_000, '2 h 5 min'],
  ])('%i ms are told in two units', (ms, text) => expect(plain(duration(ms, 'en'))).toBe(text));
});

it('a name becomes no tag, no link and turns no line around', () => {
  expect(escapeHtml('<a href="x">&\u202edcba</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;dcba&lt;/a&gt;');
});
