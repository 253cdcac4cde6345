/**
 * `blocked`: cannot be written to. `flood`: too much at once. `gone`: what was to be changed, or the recipient, is not
 * there. `refused`: this message will never be accepted. `unreachable`: passes, also a wrong setting.
 */
export type DeliveryErrorKind = 'blocked' | 'flood' | 'gone' | 'refused' | 'unreachable';

/** A channel did not do what it was asked. The sentence is stored and holds no secret. */
export class DeliveryError extends Error {
  readonly kind: DeliveryErrorKind;
  /** Milliseconds to wait; only with `flood`. */
  readonly retryAfterMs: number | undefined;
  /** The answer is missing or says nothing: it may have been delivered all the same. */
  readonly mayHaveArrived: boolean;

  constructor(kind: DeliveryErrorKind, sentence: string, retryAfterMs?: number, mayHaveArrived = false) {
    super(sentence);
    this.name = 'DeliveryError';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.mayHaveArrived = mayHaveArrived;
  }
}
