import type { OperatorNotice } from '#/lib/outbox/schema.ts';

export type BellLine = {
  id: string;
  kind: OperatorNotice['kind'];
  text: string;
  path: string;
  /** ISO 8601. */
  at: string;
  lasts: boolean;
};

/** The newest notice shown here, in milliseconds. */
export const SEEN_COOKIE = 'bell';

export const MOST_NOTICES = 20;

/** Milliseconds; 0 for anything else. */
export function seenUntil(cookie: string | undefined): number {
  const ms = Number(cookie);
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}
