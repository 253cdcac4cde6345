/** Codes of a `DomainError`; each edge maps all of them to its own words. */
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

/** A refusal: a code, a plain English sentence, and facts for the edge. */
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

/** The state table has no such arrow, or somebody moved the row first. */
export class IllegalTransition extends DomainError {
  constructor(noun: string, from: string, event: string) {
    super('conflict', `This ${noun} is ${from}: "${event}" is not possible now.`, { noun, from, event });
    this.name = 'IllegalTransition';
  }
}

/** Nothing has that id, or it is not the asker's. */
export function notFound(noun: string, id: string): DomainError {
  return new DomainError('not_found', `There is no ${noun} with the id ${id}.`, { noun, id });
}

/** The `code` of an error of Node, PostgreSQL or a library; '' without one. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code ?? '') : '';
}
