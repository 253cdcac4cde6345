/** A refusal in Telegram's own words. It becomes `{ ok: false, error_code, description, parameters }` on the wire. */
export class BotApiError extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  /**
   * @param status `error_code` and HTTP status alike.
   * @param description sent as it stands, prefix ("Bad Request: ") included.
   * @param retryAfter whole seconds, for 429.
   */
  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.name = 'BotApiError';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** 400 with Telegram's prefix. */
export const badRequest = (reason: string) => new BotApiError(400, `Bad Request: ${reason}`);

/** 403 with Telegram's prefix. */
export const forbidden = (reason: string) => new BotApiError(403, `Forbidden: ${reason}`);

/** 409 with Telegram's prefix. */
export const conflict = (reason: string) => new BotApiError(409, `Conflict: ${reason}`);

/** 429 as the flood control words it; `retryAfter` in whole seconds. */
export const tooManyRequests = (retryAfter: number) =>
  new BotApiError(429, `Too Many Requests: retry after ${retryAfter}`, retryAfter);
