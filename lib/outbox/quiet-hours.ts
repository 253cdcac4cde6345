import { after, DAY_MS, MINUTE_MS } from '#/lib/platform/clock.ts';

/** Minutes of the day in `timeZone`, 0 to 1439; they may span midnight. */
export type QuietHours = { fromMinute: number; toMinute: number; timeZone: string };

/** The quiet period that `at` lies in; null outside. */
export function quietPeriod(at: Date, hours: QuietHours | null): { since: Date; until: Date } | null {
  if (!hours || hours.fromMinute === hours.toMinute) return null;
  const { fromMinute, toMinute, timeZone } = hours;
  const minute = minuteOfDay(at, timeZone);
  if (ahead(fromMinute, minute) >= ahead(fromMinute, toMinute)) return null;

  const whole = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  return {
    since: corrected(after(whole, -ahead(fromMinute, minute) * MINUTE_MS), fromMinute, timeZone),
    until: corrected(after(whole, ahead(minute, toMinute) * MINUTE_MS), toMinute, timeZone),
  };
}

/** What a clock shows there: `08:05`. */
function hourText(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

const DAY_MINUTES = DAY_MS / MINUTE_MS;

function ahead(from: number, to: number): number {
  return (((to - from) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function minuteOfDay(at: Date, timeZone: string): number {
  const [hour = 0, minute = 0] = hourText(at, timeZone).split(':').map(Number);
  return (hour % 24) * 60 + minute;
}

/** The clocks may have been changed in between. */
function corrected(at: Date, wanted: number, timeZone: string): Date {
  const off = ahead(minuteOfDay(at, timeZone), wanted);
  return after(at, (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE_MS);
}
