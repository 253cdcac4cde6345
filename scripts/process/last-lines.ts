/** Keeps a stream's last lines, to tell of failures. */
export class LastLines {
  readonly #limit: number;
  readonly #onLine: (line: string) => void;
  readonly #lines: string[] = [];
  #rest = '';

  constructor(limit = 40, onLine: (line: string) => void = () => {}) {
    this.#limit = limit;
    this.#onLine = onLine;
  }

  /** A line counts once it ended. */
  push(chunk: Buffer | string): void {
    const pieces = (this.#rest + chunk.toString()).split(/\r?\n/);
    this.#rest = pieces.pop() ?? '';
    for (const line of pieces) this.#keep(line);
  }

  /** Oldest first, with an unfinished last one. */
  text(): string {
    return [...this.#lines, this.#rest].filter((line) => line !== '').join('\n');
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > this.#limit) this.#lines.shift();
    this.#onLine(line);
  }
}
