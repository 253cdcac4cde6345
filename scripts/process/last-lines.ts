/** Keeps the last lines of a stream of text, so that a failure can be told in the program's own words. */
export class LastLines {
  readonly #limit: number;
  readonly #onLine: (line: string) => void;
  readonly #lines: string[] = [];
  #rest = '';

  constructor(limit = 40, onLine: (line: string) => void = () => {}) {
    this.#limit = limit;
    this.#onLine = onLine;
  }

  /** Takes the next piece as it came from the stream; a line counts once its end has been seen. */
  push(chunk: Buffer | string): void {
    const pieces = (this.#rest + chunk.toString()).split(/\r?\n/);
    this.#rest = pieces.pop() ?? '';
    for (const line of pieces) this.#keep(line);
  }

  /** The kept lines, oldest first, with an unfinished last one. */
  text(): string {
    return [...this.#lines, this.#rest].filter((line) => line !== '').join('\n');
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > this.#limit) this.#lines.shift();
    this.#onLine(line);
  }
}
