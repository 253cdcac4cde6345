/** What the database client knows of queries: a graph whose edges are numbered by their names' places in `strings`. Pure. */
export type QueryGraph = { strings: string[]; graph: string };

/** So great that V8 keeps a node's edges as a table of those that are there, not as a list with a place for each below. */
const FIRST = 16_384;

/**
 * The same graph with greater numbers. The client makes an object of each of its thousands of nodes: as lists of a
 * thousand places for a few edges they take 17 MB in each program, as tables two.
 */
export function sparseGraph({ strings, graph }: QueryGraph, by = FIRST): QueryGraph {
  const moved: string[] = [];
  for (const [place, text] of strings.entries()) if (text !== undefined) moved[by + place] = text;
  return { strings: moved, graph: renumbered(graph, by) };
}

/** Nodes for what goes in, nodes for what comes out, and roots, as the client's runtime reads them. */
function renumbered(graph: string, by: number): string {
  const copy = new GraphCopy(Buffer.from(graph, 'base64url'));
  const [inputs, outputs, roots] = [copy.number(), copy.number(), copy.number()];
  for (let node = 0; node < inputs; node += 1) {
    for (let edges = copy.number(); edges > 0; edges -= 1) {
      copy.number(by);
      copy.bytes(2); // which scalars
      copy.number(); // where it leads
      copy.optional(by); // an enum's name
      copy.bytes(1); // flags
    }
  }
  for (let node = 0; node < outputs; node += 1) {
    for (let edges = copy.number(); edges > 0; edges -= 1) copy.edge(by);
  }
  for (let root = 0; root < roots; root += 1) copy.edge(by);
  return copy.done();
}

/** Numbers stand in sevens of bits, the lowest first; an optional one is greater by one, and nought where it is missing. */
class GraphCopy {
  private readonly from: Buffer;
  private readonly to: number[] = [];
  private at = 0;

  constructor(from: Buffer) {
    this.from = from;
  }

  /** Copies a number, greater by so much, and returns what it was. */
  number(by = 0): number {
    const value = this.read();
    this.write(value + by);
    return value;
  }

  optional(by: number): void {
    const value = this.read();
    this.write(value === 0 ? 0 : value + by);
  }

  /** A name, and two nodes to which it leads. */
  edge(by: number): void {
    this.number(by);
    this.number();
    this.number();
  }

  bytes(count: number): void {
    this.to.push(...this.from.subarray(this.at, this.at + count));
    this.at += count;
  }

  /** @throws {Error} the graph has another form. */
  done(): string {
    if (this.at !== this.from.length) throw new Error('The database client’s graph of queries has an unknown form.');
    return Buffer.from(this.to).toString('base64url');
  }

  private read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.from[this.at] ?? 0;
      this.at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  private write(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.to.push((rest & 0x7f) | 0x80);
    this.to.push(rest);
  }
}
