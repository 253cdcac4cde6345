/**
 * `blocked`: this recipient cannot be written to. Permanent. `flood`: too much at once; `retryAfterMs` says when.
 * `gone`: what was to be changed, or the recipient itself, is not there any more. `refused`: this message will never be accepted.
 * `unreachable`: network, the other side's fault, or a setting that the owner must put right. It passes.
 */
export type DeliveryErrorKind = 'blocked' | 'flood' | 'gone' | 'refused' | 'unreachable';

/** A channel did not do what it was asked. The sentence is stored: it never holds a token, an address' password or a secret. */
export class DeliveryError extends Error {
  readonly kind: DeliveryErrorKind;
  /** Milliseconds to wait; only with `flood`. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: DeliveryErrorKind, sentence: string, retryAfterMs?: number) {
    super(sentence);
    this.name = 'DeliveryError';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
