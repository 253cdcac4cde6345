export class BotApiError extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  /** @param retryAfter whole seconds, for 429. */
  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.name = 'BotApiError';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const badRequest = (reason: string) => new BotApiError(400, `Bad Request: ${reason}`);

export const forbidden = (reason: string) => new BotApiError(403, `Forbidden: ${reason}`);

export const conflict = (reason: string) => new BotApiError(409, `Conflict: ${reason}`);

/** `retryAfter` in whole seconds. */
export const tooManyRequests = (retryAfter: number) =>
  new BotApiError(429, `Too Many Requests: retry after ${retryAfter}`, retryAfter);
