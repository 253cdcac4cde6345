import { describe, expect, it } from 'vitest';
import { progressBar } from '#/lib/messages/progress-bar.ts';
import { say } from '#/lib/messages/texts.ts';
import { figuresIn } from './figures.ts';
import { openCatalogue } from './texts.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('figures', () => {
  const text = { count: '{count, number}', share: '{count, number, percent}' };
  const catalogue = openCatalogue({ en: text, ru: text });

  it.each([
    ['en', '1,663', '43.8%'],
    ['ru', '1 663', '43,8 %'],
  ] as const)(
    'are written as %s writes them, the same in code, in ICU texts and in Fluent texts',
    (language, count, share) => {
      const figures = figuresIn(language);
      const counted = catalogue(language)('count', { count: 1663 });
      expect([plain(counted), plain(figures.percent(0.4379))]).toEqual([count, share]);
      expect(catalogue(language)('share', { count: 0.4379 })).toBe(figures.percent(0.4379));
      const facts = { list: 'followers', read: 1, declared: 1663, told: 'yes' };
      expect(say(language, 'short-list', facts)).toContain(counted);
    },
  );

  it.each([
    [0, '▱▱▱▱▱▱▱▱ 0%'],
    [0.46, '▰▰▰▰▱▱▱▱ 46%'],
    [0.999, '▰▰▰▰▰▰▰▱ 99%'],
    [1, '▰▰▰▰▰▰▰▰ 100%'],
    [7, '▰▰▰▰▰▰▰▰ 100%'],
  ])('%f is a bar that is full only at the end', (share, text) => expect(progressBar(share, 'en')).toBe(text));

  it.each([
    [-5, '0 s', '0 с'],
    [0, '0 s', '0 с'],
    [1, '1 s', '1 с'],
    [59_999, '59 s', '59 с'],
    [3 * MINUTE, '3 min', '3 мин'],
    [192_000, '3 min 12 s', '3 мин 12 с'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min', '2 ч 5 мин'],
    [2 * DAY + 3 * HOUR, '2 d 3 h', '2 д 3 ч'],
    [1234 * DAY, '1,234 d', '1 234 д'],
  ])('%i ms are told in two units', (ms, english, russian) => {
    expect(plain(figuresIn('en').duration(ms))).toBe(english);
    expect(plain(figuresIn('ru').duration(ms))).toBe(russian);
  });

  it.each([
    [-7_000, '7 s ago', '7 с назад'],
    [-400, 'now', 'сейчас'],
    [59_400, 'in 59 s', 'через 59 с'],
    [-59_600, '1 min ago', '1 мин назад'],
    [4 * HOUR, 'in 4 h', 'через 4 ч'],
    [-23.6 * HOUR, '1 day ago', '1 день назад'],
    [14 * DAY - 5_000, 'in 2 weeks', 'через 2 недели'],
    [-100 * DAY, '3 months ago', '3 месяца назад'],
    [800 * DAY, 'in 2 years', 'через 2 года'],
    [-5 * DAY, '5 days ago', '5 дней назад'],
  ])('a moment %d ms away is told in the one unit that fits', (ms, english, russian) => {
    expect(plain(figuresIn('en').distance(ms))).toBe(english);
    expect(plain(figuresIn('ru').distance(ms))).toBe(russian);
  });
});
