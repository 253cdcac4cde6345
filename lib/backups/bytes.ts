export type Bytes = {
  /** Fewer only at the end. */
  upTo(count: number): Promise<Buffer>;
  atEnd(): Promise<boolean>;
};

/** Holds one piece of the source and one of the wanted size. */
export function bytesOf(source: AsyncIterable<Buffer>): Bytes {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await pieces.next();
    if (!done) held = value;
    return !done;
  };
  const atEnd = async () => {
    while (held.length === 0) if (!(await more())) return true;
    return false;
  };
  return {
    atEnd,
    async upTo(count) {
      const taken: Buffer[] = [];
      for (let missing = count; missing > 0 && !(await atEnd()); ) {
        const part = held.subarray(0, missing);
        held = held.subarray(part.length);
        missing -= part.length;
        taken.push(part);
      }
      return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
    },
  };
}
