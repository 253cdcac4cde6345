import { parseArgs } from 'node:util';
import { messageOf, Trouble } from '../trouble.ts';

export type StartOptions = {
  /** Overrides PORT. */
  port?: string;
  /** Only the table and warnings. */
  quiet: boolean;
};

const USAGE = 'Usage: npm start -- [--port <number>] [--quiet]';

/** @throws {Trouble} naming the flag that is not known. */
export function readOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, quiet: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new Trouble(`${messageOf(error)}\n${USAGE}`);
  }
}
