import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';
import { type DemoCase, LARGE, USUAL } from './case.ts';

export type DemoOptions = {
  demoCase: DemoCase;
  play: 'session' | 'shop' | 'pictures';
  code: 'seed' | 'person' | 'demo';
  /** Where the product is, when it is not this checkout's. */
  url?: string | undefined;
  token?: string | undefined;
};

const USAGE = `Usage:
  npm run demo                 the account's TOTP seed passes the second factor
  npm run demo -- --code       Instagram sends a text, and the demo waits until you type it in the dashboard
  npm run demo -- --answer     as --code, but the demo reads the code off the sandbox's phone and sends it
  npm run demo -- --large      2,000,000 followers, of whom nobody is read: each of the 300 followed is asked for
  npm run demo -- --shop       a newcomer buys for Stars, checks twice, and is paid back
  npm run demo -- --pictures   takes the pictures of the chat in docs/images
  npm run demo -- --url http://127.0.0.1:3000 --token mut_…    a product that runs elsewhere, with the sandbox of this machine`;

/** @throws {UserError} an unknown argument; with the usage. */
export function readOptions(args: string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        code: { type: 'boolean', default: false },
        large: { type: 'boolean', default: false },
        answer: { type: 'boolean', default: false },
        shop: { type: 'boolean', default: false },
        pictures: { type: 'boolean', default: false },
        url: { type: 'string' },
        token: { type: 'string' },
      },
    });
    const code = values.answer ? 'demo' : values.code ? 'person' : 'seed';
    const play = values.shop ? 'shop' : values.pictures ? 'pictures' : 'session';
    return { play, demoCase: values.large ? LARGE : USUAL, code, url: values.url, token: values.token };
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
