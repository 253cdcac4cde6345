/** Splits milliseconds into the two largest units worth saying: `3 min 12 s`, `4 h 5 min`, `2 d 3 h`. Pure. */
export type Duration = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; major: number; minor: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param ms not negative; less than a second counts as none. */
export function splitDuration(ms: number): Duration {
  const whole = Math.max(0, ms);
  if (whole >= DAY) return { unit: 'days', major: Math.floor(whole / DAY), minor: Math.floor((whole % DAY) / HOUR) };
  if (whole >= HOUR)
    return { unit: 'hours', major: Math.floor(whole / HOUR), minor: Math.floor((whole % HOUR) / MINUTE) };
  if (whole >= MINUTE)
    return { unit: 'minutes', major: Math.floor(whole / MINUTE), minor: Math.floor((whole % MINUTE) / SECOND) };
  return { unit: 'seconds', major: Math.floor(whole / SECOND), minor: 0 };
}

/** `0:42`: for rings and waits that a person watches. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
