/** A refusal to the chat page, in a sentence a person can read. */
export class PageError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'PageError';
    this.status = status;
  }
}
