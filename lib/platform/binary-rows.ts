/** Rows in the binary form of PostgreSQL's `copy`: each field after its length, the highest byte first. Pure. */

export const ROWS_BEGIN = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
export const ROWS_END = Buffer.from([0xff, 0xff]);

/** Dimensions, whether it has nulls, its type, its length and its first place. */
const ARRAY_HEAD = 20;

/** Reads one field after the other, in the order of the query; none may be null. */
export class RowReader {
  private readonly view: DataView;
  private at: number;

  /** @param piece ends where a row ends. */
  constructor(piece: Buffer) {
    this.view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    this.at = piece.subarray(0, ROWS_BEGIN.length).equals(ROWS_BEGIN) ? ROWS_BEGIN.length : 0;
  }

  /** Goes to the first field of the next row; false when there is none. */
  nextRow(): boolean {
    const isOver = this.at >= this.view.byteLength || this.view.getInt16(this.at) === -1;
    this.at += 2;
    return !isOver;
  }

  /** An `integer`. */
  int(): number {
    this.at += 8;
    return this.view.getInt32(this.at - 4);
  }

  /** A `bigint`, or a moment in microseconds. */
  long(): bigint {
    this.at += 12;
    return this.view.getBigInt64(this.at - 8);
  }

  /** How many a `bigint[]` has, which is the next field. */
  longsAhead(): number {
    return Math.max(0, this.view.getInt32(this.at) - ARRAY_HEAD) / 12;
  }

  /** Puts a `bigint[]` into `pairs` from a place on, the lower half first: a million bigints would be a million objects. */
  longs(pairs: Uint32Array, place: number): void {
    const { view } = this;
    const end = this.at + 4 + view.getInt32(this.at);
    let into = place;
    for (let at = this.at + 4 + ARRAY_HEAD + 4; at < end; at += 12) {
      pairs[into] = view.getUint32(at + 4);
      pairs[into + 1] = view.getUint32(at);
      into += 2;
    }
    this.at = end;
  }
}

/** A row of these fields. */
export function binaryRow(fields: readonly Uint8Array[]): Buffer {
  const row = Buffer.allocUnsafe(fields.reduce((sum, { length }) => sum + 4 + length, 2));
  let at = row.writeInt16BE(fields.length);
  for (const field of fields) {
    row.set(field, row.writeInt32BE(field.length, at));
    at += 4 + field.length;
  }
  return row;
}

export function uuidField(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** An `integer`. */
export function intField(value: number): Buffer {
  const field = Buffer.allocUnsafe(4);
  field.writeInt32BE(value);
  return field;
}

/** A `bigint`, of its halves. */
export function longField(low: number, high: number): Buffer {
  const field = Buffer.allocUnsafe(8);
  field.writeUInt32BE(high);
  field.writeUInt32BE(low, 4);
  return field;
}
