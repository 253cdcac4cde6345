import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';

export type AttackOptions = {
  /** Another installation than this checkout's. */
  url: string | undefined;
  /** May attack another machine. */
  yes: boolean;
  /** Leaves out what needs the inside. */
  outside: boolean;
  table: boolean;
  only: string[];
};

const USAGE = `Usage:
  npm run attack                          everything, against the Mutuals that "npm start" runs here
  npm run attack -- C21 D31               these attacks alone
  npm run attack -- --outside             only what is tried over HTTP: about a minute
  DATABASE_URL=… npm run attack -- --url https://mutuals.example.org --yes
                                          an installation elsewhere, which is yours; its people are made in that database
  npm run attack -- --table               the table of docs/security.md`;

/** @throws {UserError} an unknown argument; with the usage. */
export function readOptions(args: string[]): AttackOptions {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        yes: { type: 'boolean', default: false },
        outside: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
      },
    });
    const { url, yes, outside, table } = values;
    return { url: url?.replace(/\/+$/, ''), yes, outside, table, only: positionals };
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
