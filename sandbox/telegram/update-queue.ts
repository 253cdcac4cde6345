import { conflict } from './bot-api-error.ts';
import type { TgUpdate } from './bot-api-model.ts';

/** Telegram keeps a day's. */
const PENDING_LIMIT = 10_000;

/** `again`: offers left after confirmation. */
export type PendingUpdate = { update: TgUpdate; again?: number };

type Waiting = { wake: () => void; terminate: (reason: string) => void };

/** Unconfirmed updates, oldest first, and the one long poll. A restart repeats no id. */
export class UpdateQueue {
  private pending: PendingUpdate[] = [];
  private nextId = Math.floor(Date.now() / 1000);
  private allowed: Set<string> | null = null;
  private again = 0;
  private waiting: Waiting | undefined;

  /** Other kinds than asked for are lost, as with Telegram. */
  push(kind: string, payload: unknown): void {
    if (this.allowed && !this.allowed.has(kind)) return;
    const update = { update_id: this.nextId++, [kind]: payload };
    this.pending.push(this.again > 0 ? { update, again: this.again } : { update });
    if (this.pending.length > PENDING_LIMIT) this.pending.shift();
    this.waiting?.wake();
  }

  /** Offers new updates `times` more times, as if confirmations were lost. */
  repeat(times: number): void {
    this.again = times;
  }

  /** Empty: the usual kinds; undefined: as before. */
  allow(kinds: string[] | undefined): void {
    if (kinds) this.allowed = kinds.length > 0 ? new Set(kinds) : null;
  }

  list(): readonly PendingUpdate[] {
    return this.pending;
  }

  restore(pending: PendingUpdate[]): void {
    this.pending = pending;
    const newest = pending.at(-1)?.update.update_id ?? 0;
    this.nextId = Math.max(this.nextId, newest + 1);
  }

  clear(): void {
    this.pending = [];
  }

  /** `getUpdates`: confirms all below `offset`, waits up to `timeoutSeconds`. A second poll ends the first with 409. */
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

  /** Removes confirmed updates but repeated ones. A negative offset leaves the newest. */
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
