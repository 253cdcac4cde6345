/**
 * One message to many customers. Pure. Each copy is a notice with a dedupe key of its own: nobody gets two, whatever
 * happens; what cannot be known to have arrived is not sent again.
 */
import type { Broadcast } from '#/lib/platform/db.ts';
import type { BroadcastStatus } from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';
import { SECOND_MS } from '#/lib/platform/time-units.ts';

export type { Broadcast, BroadcastStatus };
export type BroadcastEvent = 'send' | 'discard' | 'stop' | 'finish';

export const BROADCAST_MACHINE: Machine<BroadcastStatus, BroadcastEvent> = {
  /** Written, shown to whoever wrote it, not sent. Out: `send` (`sendBroadcast`), `discard` (`stopBroadcast`). */
  draft: { send: 'sending', discard: 'stopped' },
  /** `spreadBroadcasts` owes copies. Out: `finish` when the last one is owed; `stop` by an operator. */
  sending: { finish: 'done', stop: 'stopped' },
  /** Final. A copy is owed to everybody of the segment; the last of them may still be on their way. */
  done: {},
  /** Final. Copies that nobody has taken in hand are not sent any more. */
  stopped: {},
};

/** Of about 30 messages a second, half: results and progress go on beside it (docs/facts/telegram-and-money.md#limits). */
export const COPIES_AT_ONCE = 45;
export const SPREAD_MS = 3 * SECOND_MS;
/** While more are owed than this, Telegram is slower than expected, and no more are owed. */
export const MOST_OWED = 2 * COPIES_AT_ONCE;
