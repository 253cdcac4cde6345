import { once } from 'node:events';
import type pg from 'pg';

/** Bytes; then the server waits. */
const MOST_WAITING = 1024 * 1024;

declare module 'pg' {
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
    sendCopyFail(why: string): void;
  }
}

/** The rows of `copy … to stdout`, in whole lines. @throws what the server says, or a broken connection. */
export async function* copyOut(client: pg.ClientBase, statement: string): AsyncGenerator<Buffer> {
  const copying = new CopyingOut(statement);
  client.query(copying);
  try {
    for (let piece = await copying.take(); piece !== null; piece = await copying.take()) yield piece;
  } finally {
    copying.abandon();
  }
}

/** Feeds `copy … from stdin`; returns how many rows the server took. @throws as the server or `rows`: it took none. */
export async function copyIn(client: pg.ClientBase, statement: string, rows: AsyncIterable<Buffer>): Promise<number> {
  const copying = new CopyingIn(statement, rows);
  client.query(copying);
  return copying.done;
}

/** Hands over each piece of `copy … to stdout` where it came in: it is to be read at once. @throws as `copyOut`, or as `take`. */
export async function copyEach(client: pg.ClientBase, statement: string, take: (piece: Buffer) => void): Promise<void> {
  const copying = new CopyingEach(statement, take);
  client.query(copying);
  return copying.done;
}

abstract class Copying {
  protected connection: pg.Connection | null = null;
  protected error: Error | null = null;
  readonly statement: string;
  constructor(statement: string) {
    this.statement = statement;
  }
  submit(connection: pg.Connection): null {
    this.connection = connection;
    connection.query(this.statement);
    return null;
  }
  handleError(error: Error): void {
    this.error ??= error;
    this.handleReadyForQuery(); // a lost connection sends nothing else
  }
  abstract handleReadyForQuery(): void;
  handleCommandComplete(_message: { text: string }): void {}
  handleCopyData(_message: { chunk: Buffer }): void {}
  handleCopyInResponse(_connection: pg.Connection): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

class CopyingOut extends Copying {
  private pieces: Buffer[] = [];
  private waiting = 0;
  private ended = false;
  private abandoned = false;
  private wake: () => void = () => {};

  async take(): Promise<Buffer | null> {
    while (this.pieces.length === 0 && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.error) throw this.error;
    const taken = this.pieces;
    this.pieces = [];
    this.waiting = 0;
    this.connection?.stream.resume();
    return taken.length === 0 ? null : Buffer.concat(taken);
  }

  /** Discards what still comes, so that the connection can go on. */
  abandon(): void {
    this.abandoned = true;
    this.pieces = [];
    this.connection?.stream.resume();
  }

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.abandoned) return;
    this.pieces.push(Buffer.from(chunk)); // copied: node-postgres reuses the memory
    this.waiting += chunk.length;
    if (this.waiting > MOST_WAITING) this.connection?.stream.pause();
    this.wake();
  }

  handleReadyForQuery(): void {
    this.ended = true;
    this.wake();
  }
}

class CopyingEach extends Copying {
  private readonly take: (piece: Buffer) => void;
  private readonly over = Promise.withResolvers<void>();
  readonly done = this.over.promise;

  constructor(statement: string, take: (piece: Buffer) => void) {
    super(statement);
    this.take = take;
  }

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.error) return;
    try {
      this.take(chunk);
    } catch (error) {
      this.error = error instanceof Error ? error : new Error(String(error));
    }
  }

  handleReadyForQuery(): void {
    if (this.error) this.over.reject(this.error);
    else this.over.resolve();
  }
}

class CopyingIn extends Copying {
  private readonly rows: AsyncIterable<Buffer>;
  private taken = 0;
  private settle: { resolve(rows: number): void; reject(error: Error): void } | null = null;
  readonly done: Promise<number>;

  constructor(statement: string, rows: AsyncIterable<Buffer>) {
    super(statement);
    this.rows = rows;
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  override handleCopyInResponse(connection: pg.Connection): void {
    void this.feed(connection);
  }

  private async feed(connection: pg.Connection): Promise<void> {
    try {
      for await (const piece of this.rows) {
        if (this.error) return;
        connection.sendCopyFromChunk(piece);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      this.error ??= error instanceof Error ? error : new Error(String(error));
      connection.sendCopyFail('the rows to be copied ended too soon');
    }
  }

  override handleCommandComplete({ text }: { text: string }): void {
    this.taken = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
  }

  handleReadyForQuery(): void {
    if (this.error) this.settle?.reject(this.error);
    else this.settle?.resolve(this.taken);
  }
}
