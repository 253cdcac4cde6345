import { describe, expect, it } from 'vitest';
import { type Coverage, coverageOf } from './coverage.ts';
import { isArchiveName, listFileOf, missingParts } from './list-file.ts';
import type { ArchiveDates } from './model.ts';

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const NOTHING: ArchiveDates = {
  ...{ oldestAt: null, newestAt: null, statedFrom: null, statedUntil: null },
  ...{ signedUpAt: null, madeAt: null },
};

describe('the time that an export covers', () => {
  const cases: [string, Partial<ArchiveDates>, Coverage][] = [
    ['says nothing of itself', {}, 'untold'],
    ['is a year, and Instagram says so', { statedFrom: day('2025-11-20'), statedUntil: day('2026-11-20') }, 'cut'],
    [
      'is three months, and Instagram says so',
      { statedFrom: day('2026-08-21'), statedUntil: day('2026-11-20') },
      'cut',
    ],
    ['is no usual one', { statedFrom: day('2014-02-03'), statedUntil: day('2026-11-20') }, 'untold'],
    [
      'begins with the account',
      { statedFrom: day('2014-02-03'), statedUntil: day('2026-11-20'), signedUpAt: day('2014-02-03') },
      'whole',
    ],
    [
      'begins years after the account',
      { statedFrom: day('2020-02-03'), statedUntil: day('2026-11-20'), signedUpAt: day('2014-02-03') },
      'cut',
    ],
    ['looks like the last year', { oldestAt: day('2025-11-23'), newestAt: day('2026-11-19') }, 'perhaps_cut'],
    ['looks like the last week', { oldestAt: day('2026-11-14'), madeAt: day('2026-11-20') }, 'perhaps_cut'],
    ['goes back ten years', { oldestAt: day('2016-05-03'), newestAt: day('2026-11-19') }, 'untold'],
    [
      'is that of a young account',
      { oldestAt: day('2025-11-23'), newestAt: day('2026-11-19'), signedUpAt: day('2025-11-20') },
      'untold',
    ],
  ];
  it.each(cases)('%s', (_what, dates, coverage) => {
    expect(coverageOf({ ...NOTHING, ...dates })).toBe(coverage);
  });
});

describe('a file of a list', () => {
  it.each([
    ['connections/followers_and_following/followers_1.json', 'followers_1.json'],
    ['followers_and_following/followers.json', 'followers_1.json'],
    ['following.json', 'following_1.json'],
    ['following (2).html', 'following_1.html'],
    ['followers_12 (1).JSON', 'followers_12.json'],
    ['followers_2-1.htm', 'followers_2.html'],
    ['following_hashtags.json', null],
    ['followers_1.json.zip', null],
    ['recently_unfollowed_profiles.json', null],
    ['x/', null],
  ])('is known by its name: %s', (path, name) => {
    expect(listFileOf(path)?.name ?? null).toBe(name);
  });

  it('that is missing between others is named', () => {
    expect(missingParts(['followers_1.json', 'followers_4.json', 'following_1.json'])).toEqual([
      'followers_2.json',
      'followers_3.json',
    ]);
    expect(missingParts(['followers_1.json'])).toEqual([]);
  });

  it('and a ZIP are known as no session by their names', () => {
    expect(isArchiveName('instagram-my.session-2026-11-20-AbCd.zip')).toBe(true);
    expect(isArchiveName('instagram-session.zip')).toBe(false);
    expect(isArchiveName('cookies.json')).toBe(false);
  });
});
