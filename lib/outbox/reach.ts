/** On which channels a notice goes out, and whether it may wait for the morning. Pure. */
import type { OperatorNotice } from './model.ts';

export type Channel = 'telegram' | 'email' | 'webhook' | 'dashboard';

const EVERYWHERE: readonly Channel[] = ['dashboard', 'telegram', 'email', 'webhook'];

/** The channels of a notice. Reminders and digests repeat what the bell says already and programs know. */
export function channelsOf(notice: OperatorNotice): readonly Channel[] {
  if (notice.kind === 'digest') return ['telegram', 'email'];
  if (notice.kind === 'code_reminder') return notice.payload.half ? ['telegram', 'email'] : ['telegram'];
  return EVERYWHERE;
}

/** Good news waits for the end of the quiet hours; trouble, and whatever needs a person, never does. */
export function isGoodNews(notice: OperatorNotice): boolean {
  return notice.kind === 'refreshed' || notice.kind === 'recovered';
}
