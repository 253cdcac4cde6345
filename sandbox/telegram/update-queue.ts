import { conflict } from './bot-api-error.ts';
import type { TgUpdate } from './bot-api-model.ts';

/** Telegram keeps updates for a day; the sandbox keeps this many and drops the oldest. */
const PENDING_LIMIT = 10_000;

/** `again`: how often it is still offered after it was confirmed. */
export type PendingUpdate = { update: TgUpdate; again?: number };

type Waiting = { wake: () => void; terminate: (reason: string) => void };

/**
 * The updates the bot has not confirmed yet, oldest first, and the one long poll that may wait for them.
 *
 * Ids rise by one. They begin at the time of the start in seconds, so that a restarted sandbox never repeats an id that
 * a bot has already stored.
 */
export class UpdateQueue {
  private pending: PendingUpdate[] = [];
  private nextId = Math.floor(Date.now() / 1000);
  private allowed: Set<string> | null = null;
  private again = 0;
  private waiting: Waiting | undefined;

  /** Adds an update of a kind that the bot asked for; others are lost, as with Telegram. */
  push(kind: string, payload: unknown): void {
    if (this.allowed && !this.allowed.has(kind)) return;
    const update = { update_id: this.nextId++, [kind]: payload };
    this.pending.push(this.again > 0 ? { update, again: this.again } : { update });
    if (this.pending.length > PENDING_LIMIT) this.pending.shift();
    this.waiting?.wake();
  }

  /** From now on each new update is offered `times` more times after it was confirmed, as when confirmations are lost. */
  repeat(times: number): void {
    this.again = times;
  }

  /** An empty list means the usual kinds; undefined keeps the former choice. */
  allow(kinds: string[] | undefined): void {
    if (kinds) this.allowed = kinds.length > 0 ? new Set(kinds) : null;
  }

  list(): readonly PendingUpdate[] {
    return this.pending;
  }

  /** Updates that an earlier run did not deliver; new ones get higher ids. */
  restore(pending: PendingUpdate[]): void {
    this.pending = pending;
    const newest = pending.at(-1)?.update.update_id ?? 0;
    this.nextId = Math.max(this.nextId, newest + 1);
  }

  clear(): void {
    this.pending = [];
  }

  /**
   * One `getUpdates`: confirms everything below `offset`, answers at once when something is there, otherwise waits up to
   * `timeoutSeconds`. A second poll ends the first one with 409, as Telegram does.
   */
  async poll(input: {
    offset: number;
    limit: number;
    timeoutSeconds: number;
    signal: AbortSignal;
  }): Promise<TgUpdate[]> {
    this.waiting?.terminate('terminated by other getUpdates request; make sure that only one bot instance is running');
    this.confirm(input.offset);
    if (this.pending.length === 0 && input.timeoutSeconds > 0) await this.wait(input.timeoutSeconds, input.signal);
    if (input.signal.aborted) return [];
    return this.pending.slice(0, input.limit).map(({ update }) => update);
  }

  /** Takes the confirmed updates away, except those that are to be offered again. A negative offset leaves the newest alone. */
  private confirm(offset: number): void {
    if (offset < 0) this.pending = this.pending.slice(offset);
    else
      this.pending = this.pending.flatMap((one) => {
        if (one.update.update_id >= offset) return [one];
        return one.again ? [{ ...one, again: one.again - 1 }] : [];
      });
  }

  private wait(seconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        if (this.waiting === me) this.waiting = undefined;
      };
      const wake = () => {
        done();
        resolve();
      };
      const terminate = (reason: string) => {
        done();
        reject(conflict(reason));
      };
      const me: Waiting = { wake, terminate };
      const timer = setTimeout(wake, seconds * 1000);
      this.waiting = me;
      signal.addEventListener('abort', wake, { once: true });
      if (signal.aborted) wake();
    });
  }
}
