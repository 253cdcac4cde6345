import type { TgAnswer } from './bot-api-model.ts';

/** `answer`: undefined while it runs, null when dropped. */
export type LoggedCall = {
  method: string;
  parameters: Record<string, unknown>;
  /** Milliseconds since the epoch. */
  at: number;
  tookMs?: number;
  answer?: TgAnswer | null;
};

export const CALL_LOG_LIMIT = 20_000;

/** Newest last; without the token. */
export class CallLog {
  private calls: LoggedCall[] = [];
  private handedOut = new WeakSet<LoggedCall>();
  private watchers = new Set<() => void>();

  begin(method: string, parameters: Record<string, unknown>): (answer: TgAnswer | null) => void {
    const call: LoggedCall = { method, parameters, at: Date.now() };
    this.calls.push(call);
    if (this.calls.length > CALL_LOG_LIMIT) this.calls.shift();
    this.tellWatchers();
    return (answer) => {
      call.answer = answer;
      call.tookMs = Date.now() - call.at;
      this.tellWatchers();
    };
  }

  all(method?: string): LoggedCall[] {
    return this.calls.filter((call) => method === undefined || call.method === method);
  }

  count(method?: string): number {
    return this.all(method).length;
  }

  clear(): void {
    this.calls = [];
  }

  /** The oldest answered call that `next` has not returned; waits for one. @throws after `timeoutMs`. */
  async next(method: string, timeoutMs = 60_000): Promise<LoggedCall> {
    const fresh = (call: LoggedCall) => call.answer !== undefined && !this.handedOut.has(call);
    const found = await this.find(method, fresh, timeoutMs);
    this.handedOut.add(found);
    return found;
  }

  /** A running call, such as `getUpdates`; waits for one. */
  started(method: string, timeoutMs = 60_000): Promise<LoggedCall> {
    return this.find(method, (call) => call.answer === undefined, timeoutMs);
  }

  private find(method: string, fits: (call: LoggedCall) => boolean, timeoutMs: number): Promise<LoggedCall> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.all(method).find(fits);
        if (found) end(() => resolve(found));
      };
      const end = (finish: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(look);
        finish();
      };
      const late = () =>
        reject(new Error(`No ${method} within ${timeoutMs} ms. Called so far: ${this.methodsSeen()}.`));
      const timer = setTimeout(() => end(late), timeoutMs);
      this.watchers.add(look);
      look();
    });
  }

  private tellWatchers(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private methodsSeen(): string {
    return [...new Set(this.calls.map((call) => call.method))].join(', ') || 'none';
  }
}
