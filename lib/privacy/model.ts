/** What is said of each table that is kept, and when its rows are too old. Pure. */
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import type { RetentionDays } from '#/lib/platform/settings.ts';

export type Span = { days: number; hours?: never } | { days?: never; hours: number } | keyof RetentionDays;

/**
 * `rows` is SQL; `$1`: older ones go. `delete`: with what refers to it. `wipe`: these columns. `forget`: the customer,
 * as on request. `fold`, `drop`: the audit log's only changes.
 */
export type Going = { after: Span; rows: string; words: string } & (
  | { does: 'delete' }
  | { does: 'wipe'; columns: readonly string[] }
  | { does: 'forget' }
  | { does: 'fold' }
  | { does: 'drop' }
);

export type Kept = {
  names: string;
  goes: readonly Going[];
  stays?: string;
  /** On a customer's deletion; absent where none is named. */
  ofCustomer?: 'goes' | 'nameless';
  /** Columns of nameless rows that never hold a customer's name. */
  ownWords?: readonly string[];
};

/** Rows with this span are too old before it. */
export function tooOldBefore(after: Span, now: Date, settings: RetentionDays): Date {
  const { days = 0, hours = 0 } = typeof after === 'string' ? { days: settings[after] } : after;
  return new Date(now.getTime() - days * DAY_MS - hours * HOUR_MS);
}
