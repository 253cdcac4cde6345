/**
 * The one map from the codes of the domain to HTTP (style, habits). The edge adds a few of its own, for
 * requests that are not well formed before any rule of the product is asked.
 */
import { z } from 'zod';
import type { ErrorCode } from '#/lib/platform/errors.ts';

export type ApiErrorCode =
  | ErrorCode
  | 'method_not_allowed'
  | 'too_slow'
  | 'unsupported_media_type'
  | 'session_refused'
  | 'internal';

export const STATUS_OF: Record<ApiErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  payment_required: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_slow: 408,
  conflict: 409,
  gone: 410,
  unsealable: 410,
  too_large: 413,
  unsupported_media_type: 415,
  session_refused: 422,
  throttled: 429,
  internal: 500,
  unavailable: 503,
};

/** What each code means, for the document. */
export const MEANING_OF: Record<ApiErrorCode, string> = {
  invalid: 'The input is not as expected; the message says what is.',
  unauthenticated: 'No valid token came in the `Authorization` header, or one came in the address.',
  payment_required: 'The customer has no credit left.',
  forbidden: 'The role of the token is not enough.',
  not_found: 'There is nothing with that id.',
  method_not_allowed: 'This address does not know the method; `Allow` lists those it knows.',
  too_slow: 'The body did not arrive in time.',
  conflict: 'The present state does not allow it.',
  gone: 'It was there once and is no longer kept.',
  unsealable: 'It was sealed with a key that is no longer here.',
  too_large: 'The body is larger than 64 kB.',
  unsupported_media_type: 'The body is not `application/json`.',
  session_refused: 'Instagram did not accept the session; nothing was replaced.',
  throttled: 'Too much of this for now. `Retry-After` says when to go on.',
  internal: 'A fault of the service. It is in the log under the request id.',
  unavailable: 'A part of the service does not answer now. Try again in a moment.',
};

/** A refusal of the edge itself, in the words of `ApiErrorCode`. `headers` go out with the answer. */
export class ApiRefusal extends Error {
  readonly code: ApiErrorCode;
  readonly detail: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ApiErrorCode,
    message: string,
    facts: { detail?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = 'ApiRefusal';
    this.code = code;
    this.detail = facts.detail;
    this.headers = facts.headers ?? {};
  }
}

/** The body of every answer that is not a success. */
export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(STATUS_OF) as [ApiErrorCode, ...ApiErrorCode[]]),
      message: z.string().meta({ description: 'One plain English sentence.' }),
      detail: z.record(z.string(), z.unknown()).optional().meta({ description: 'Facts behind the sentence.' }),
      request_id: z.string().meta({ description: 'Also in the header `X-Request-Id`; the log knows it.' }),
    }),
  })
  .meta({ id: 'Error', outputId: 'Error' });
