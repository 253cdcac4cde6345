import { parseArgs } from 'node:util';
import { messageOf, UserError } from '../user-error.ts';

export type StartOptions = {
  port?: string;
  quiet: boolean;
  reload: boolean;
};

const USAGE = 'Usage: npm start -- [--port <number>] [--quiet], and the same for npm run dev';

/** @throws {UserError} an unknown flag. */
export function readOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        quiet: { type: 'boolean', default: false },
        reload: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UserError(`${messageOf(error)}\n${USAGE}`);
  }
}
