import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { ArchiveDates } from './model.ts';

/**
 * Which time an export covers. `whole`: Instagram says that it begins with the account. `cut`: Instagram says that it
 * begins later. `perhaps_cut`: it looks as though it did. `untold`: nothing says anything.
 */
export type Coverage = 'whole' | 'cut' | 'perhaps_cut' | 'untold';

/** What Instagram offers besides all time. */
const USUAL_DAYS = [1, 7, 30, 90, 180, 365, 3 * 365];
const LONGEST_RANGE_MS = Math.max(...USUAL_DAYS) * DAY_MS;
/** A range ends at midnight somewhere, months have 28 to 31 days. */
const SLACK_MS = 3 * DAY_MS;
/** Of a range: on busy lists the oldest entry stands near its beginning. */
const NEAR_BEGINNING = 0.05;

export function coverageOf(dates: ArchiveDates): Coverage {
  const { statedFrom, statedUntil, signedUpAt, oldestAt } = dates;
  if (statedFrom && statedUntil) {
    if (signedUpAt) return statedFrom <= after(signedUpAt, SLACK_MS) ? 'whole' : 'cut';
    return isUsual(statedUntil.getTime() - statedFrom.getTime()) ? 'cut' : 'untold';
  }
  const until = dates.madeAt ?? dates.newestAt;
  if (!oldestAt || !until) return 'untold';
  if (signedUpAt && oldestAt <= after(signedUpAt, 2 * SLACK_MS)) return 'untold';
  // an old account whose oldest entry is younger than the longest range
  if (signedUpAt && until.getTime() - oldestAt.getTime() <= LONGEST_RANGE_MS + SLACK_MS) return 'perhaps_cut';
  return beginsLikeARange(oldestAt, until) ? 'perhaps_cut' : 'untold';
}

function isUsual(ms: number): boolean {
  return USUAL_DAYS.some((days) => Math.abs(ms - days * DAY_MS) <= SLACK_MS);
}

function beginsLikeARange(oldestAt: Date, until: Date): boolean {
  const ms = until.getTime() - oldestAt.getTime();
  return USUAL_DAYS.filter((days) => days >= 7).some((days) => {
    const range = days * DAY_MS;
    return ms <= range + SLACK_MS && ms >= range * (1 - NEAR_BEGINNING) - SLACK_MS;
  });
}
