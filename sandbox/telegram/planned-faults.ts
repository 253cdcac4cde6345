import { BotApiError, tooManyRequests } from './bot-api-error.ts';

/** `status` 0 drops the connection. `performed`: carried out, the answer lost. */
export type FailInput = {
  method: string;
  status: number;
  description: string;
  times?: number | undefined;
  performed?: boolean | undefined;
};
export type FloodInput = { method?: string | undefined; retryAfter: number; times?: number | undefined };

export type Fault = { error: BotApiError | 'drop'; performed: boolean };

type Planned = Fault & { method: string | undefined; left: number };

const SENDING = /^(send|edit|delete|answer)/i;
const COUNTED_BY_CHAT = /^(send(?!ChatAction)|edit)/i;

export class PlannedFaults {
  private planned: Planned[] = [];
  private perChatPerSecond: number | null = null;
  private recent = new Map<string, number[]>();

  flood(input: FloodInput): void {
    this.add(input.method, tooManyRequests(input.retryAfter), input.times, false);
  }

  fail(input: FailInput): void {
    const error = input.status === 0 ? 'drop' : new BotApiError(input.status, input.description);
    this.add(input.method, error, input.times, input.performed ?? false);
  }

  limits(input: { perChatPerSecond?: number } | null): void {
    this.perChatPerSecond = input?.perChatPerSecond ?? null;
    this.recent.clear();
  }

  /** The fault for this call, used up. A flood without a method hits whatever sends. */
  take(method: string, chatId: string | undefined): Fault | undefined {
    const planned = this.planned.find((one) => one.left > 0 && hits(one.method, method));
    if (planned) {
      planned.left -= 1;
      this.planned = this.planned.filter((one) => one.left > 0);
      return planned;
    }
    return chatId !== undefined && COUNTED_BY_CHAT.test(method) ? this.overLimit(chatId) : undefined;
  }

  private add(method: string | undefined, error: Fault['error'], times = 1, performed: boolean): void {
    this.planned.push({ method, error, left: times, performed });
  }

  private overLimit(chatId: string): Fault | undefined {
    if (this.perChatPerSecond === null) return undefined;
    const windowMs = Math.max(1000, 1000 / this.perChatPerSecond);
    const allowed = Math.max(1, Math.floor(this.perChatPerSecond));
    const now = Date.now();
    const recent = (this.recent.get(chatId) ?? []).filter((at) => at > now - windowMs);
    const oldest = recent[recent.length - allowed];
    if (oldest === undefined) {
      this.recent.set(chatId, [...recent, now]);
      return undefined;
    }
    const seconds = Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
    return { error: tooManyRequests(seconds), performed: false };
  }
}

function hits(wanted: string | undefined, method: string): boolean {
  return wanted === undefined ? SENDING.test(method) : wanted.toLowerCase() === method.toLowerCase();
}
