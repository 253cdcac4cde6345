/**
 * The three kinds of bad news (style, habits): an expected outcome is a value, a refusal is a
 * `DomainError` with a code of this closed union, and anything else is a bug or an outage.
 * Each edge has one exhaustive map from these codes to its own words.
 */
export const ERROR_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'payment_required',
  'throttled',
  'gone',
  'too_large',
  'unsealable',
  'unavailable',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal that a person may read about: a code, a plain English sentence, and facts for the edge. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, detail?: Record<string, unknown>) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.detail = detail;
  }
}

/** A status was asked to go where its state table has no arrow, or somebody moved it first. */
export class IllegalTransition extends DomainError {
  constructor(noun: string, from: string, event: string) {
    super('conflict', `This ${noun} is ${from}: "${event}" is not possible now.`, { noun, from, event });
    this.name = 'IllegalTransition';
  }
}

/** The thing with that id does not exist, or is not the asker's. */
export function notFound(noun: string, id: string): DomainError {
  return new DomainError('not_found', `There is no ${noun} with the id ${id}.`, { noun, id });
}

/** The `code` of an error of Node, PostgreSQL or a library; empty when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code ?? '') : '';
}
