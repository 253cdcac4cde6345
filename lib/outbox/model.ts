/**
 * A message owed to a customer or to operators: written in its event's transaction (the outbox), delivered afterwards
 * at least once. The dedupe key makes it one row per event and channel.
 */

import type { Json, Notice } from '#/lib/platform/db.ts';
import type { WatchEnded } from './schema.ts';

export type { Notice };

/** Held until `claimedUntil`; every write names that moment, so a late worker writes nothing. */
export type ClaimedNotice = Notice & { claimedAt: Date; claimedUntil: Date };

/** `check_progress` is one message that is edited as the check goes on. */
export type CustomerNotice =
  | { kind: 'check_progress'; payload: Record<string, never> }
  | { kind: 'check_result'; payload: Record<string, never> }
  | { kind: 'check_failed'; payload: { failure: string } }
  | { kind: 'check_cancelled'; payload: Record<string, never> }
  | { kind: 'watch_ended'; payload: WatchEnded };

/** One of about 20 edits a minute in a chat (docs/facts/telegram-and-money.md#limits). */
export const EDIT_INTERVAL_MS = 3_000;

/** When a notice comes due about which nothing is left to do. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

/** `chat`: null where it goes to none. */
export type DueNotice = { id: string; chat: bigint | null };

export type Result =
  /** `messageId`: null where it cannot be changed. `says`: what is remembered of it. `editFrom`: absent: never. */
  | { outcome: 'sent'; messageId: number | null; says?: Json; editFrom?: Date }
  | { outcome: 'postponed'; at: Date }
  | { outcome: 'undeliverable'; reason: string };

export type Delivered = { outcome: 'sent' } | { outcome: 'postponed'; at: Date } | { outcome: 'undeliverable' };
