export class PageError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'PageError';
    this.status = status;
  }
}
