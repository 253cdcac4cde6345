/** When an owed message is tried again, and when it is given up. Pure. */
import { after, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { DeliveryError } from './delivery-error.ts';

const FIRST_PAUSE_MS = 5 * SECOND_MS;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;
const GIVE_UP_MS = 3 * DAY_MS;
/** The question has been closed long ago. */
const CODE_GIVE_UP_MS = HOUR_MS;

export type AfterError = { end: true } | { end: false; nextTryAt: Date };

/** What becomes of a message that its channel did not take. @param notice.tries in a row, this one included. */
export function afterError(
  notice: { kind: string; tries: number; owedAt: Date; status: string },
  error: Pick<DeliveryError, 'kind' | 'retryAfterMs'>,
  now: Date,
): AfterError {
  if (error.kind === 'blocked' || error.kind === 'refused' || error.kind === 'gone') return { end: true };
  if (error.kind === 'flood') return { end: false, nextTryAt: after(now, error.retryAfterMs ?? FIRST_PAUSE_MS) };
  if (isTooOld(notice, now)) return { end: true };
  return { end: false, nextTryAt: nextTry(notice.tries, now) };
}

/** Five seconds after the first failure, then twice as long, at most five minutes. */
export function nextTry(tries: number, now: Date): Date {
  return after(now, Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS));
}

/** Whether nobody wants a message any more that has been owed for so long. */
export function isTooOld(notice: { kind: string; owedAt: Date; status: string }, now: Date): boolean {
  return notice.status === 'owed' && now.getTime() - notice.owedAt.getTime() > limitOf(notice.kind);
}

function limitOf(kind: string): number {
  return kind === 'code_needed' || kind === 'code_reminder' ? CODE_GIVE_UP_MS : GIVE_UP_MS;
}
