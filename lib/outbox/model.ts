/**
 * A notice is a message owed to a customer or to the operators. It is written in the transaction of
 * its event (the outbox) and delivered afterwards, at least once; the dedupe key makes it one row per event and channel.
 */

import type { Json, Notice } from '#/lib/platform/db.ts';

/** A row of `notices`, as the schema declares it. */
export type { Notice };

/** A notice that one worker holds until `claimedUntil`; every write about it names that moment, so a late worker writes nothing. */
export type ClaimedNotice = Notice & { claimedAt: Date; claimedUntil: Date };

/** What customers are told about one check. `check_progress` is one message that is edited as the check goes on. */
export type CustomerNotice =
  | { kind: 'check_progress'; payload: Record<string, never> }
  | { kind: 'check_result'; payload: Record<string, never> }
  | { kind: 'check_failed'; payload: { failure: string } }
  | { kind: 'check_cancelled'; payload: Record<string, never> };

/** Telegram allows about 20 edits a minute in one chat (docs/facts/telegram-and-money.md#limits): one is paid back in this time. */
export const EDIT_INTERVAL_MS = 3_000;

/** An owed message that is due, and whose chat it goes to; null where it goes to none. */
export type DueNotice = { id: string; chat: bigint | null };

/** What came of a delivery, for the outbox to write down. */
export type Result =
  /** `messageId`: where it can be changed or answered; null elsewhere. `says`: what is remembered of it. `editFrom`: when it may be changed first; without, never. */
  | { outcome: 'sent'; messageId: number | null; says?: Json; editFrom?: Date }
  | { outcome: 'postponed'; at: Date }
  | { outcome: 'undeliverable'; reason: string };

export type Delivered = { outcome: 'sent' } | { outcome: 'postponed'; at: Date } | { outcome: 'undeliverable' };
