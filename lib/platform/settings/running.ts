import { z } from 'zod';
import { origin, port } from './formats.ts';
import { count, EVERYONE, optional, type Program, usual } from './kinds.ts';

/** What V8 may keep: without a bound it lets garbage pile up, as large as the machine is. */
const heap = <const P extends Program>(facts: { name: string; goesTo: readonly P[]; default: number }, who: string) =>
  count({ ...facts, min: 48, max: 16_384 }, `Megabytes of objects that ${who} may hold, before garbage is collected.`);

export const PROGRAM = {
  concurrentChecks: count(
    { name: 'MAX_CONCURRENT_CHECKS', goesTo: ['worker'], default: 8, min: 1, max: 100 },
    'Checks that one worker runs side by side.',
  ),
  webHeap: heap({ name: 'WEB_HEAP_MB', goesTo: ['web'], default: 128 }, 'the dashboard'),
  workerHeap: heap({ name: 'WORKER_HEAP_MB', goesTo: ['worker'], default: 256 }, 'one worker'),
  botHeap: heap({ name: 'BOT_HEAP_MB', goesTo: ['bot'], default: 96 }, 'the bot'),
  logLevel: usual(
    { name: 'LOG_LEVEL', goesTo: EVERYONE, default: 'info' },
    'debug, info, warn, error or silent.',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  ),
};

export const ADDRESSES = {
  instagramOrigin: usual(
    { name: 'INSTAGRAM_ORIGIN', goesTo: EVERYONE, default: 'https://www.instagram.com' },
    'Where Instagram is.',
    origin,
  ),
  telegramOrigin: usual(
    { name: 'TELEGRAM_API_ROOT', goesTo: EVERYONE, default: 'https://api.telegram.org' },
    'Where the Telegram Bot API is.',
    origin,
  ),
  robokassaOrigin: usual(
    { name: 'ROBOKASSA_ORIGIN', goesTo: ['bot'], default: 'https://auth.robokassa.ru' },
    "Where Robokassa's payment page is.",
    origin,
  ),
  workerPort: count(
    { name: 'WORKER_PORT', goesTo: ['worker'], default: 0, min: 0, max: 65_535, ofMachine: true },
    "The port of the worker's health page. 0 takes any free one.",
  ),
  botHost: usual(
    { name: 'BOT_HOST', goesTo: ['bot'], default: '127.0.0.1', ofMachine: true },
    "The address on which Telegram's calls arrive, with TELEGRAM_WEBHOOK_URL. 0.0.0.0 lets other machines in, such as a proxy with HTTPS.",
  ),
  botPort: count(
    { name: 'BOT_PORT', goesTo: ['bot'], default: 3_004, min: 0, max: 65_535, ofMachine: true },
    "The port on which Telegram's calls arrive, with TELEGRAM_WEBHOOK_URL.",
  ),
  browserHost: usual(
    { name: 'BROWSER_HOST', goesTo: ['browser'], default: '127.0.0.1', ofMachine: true },
    'The address on which browsers are served to workers elsewhere: a private network, never the world.',
  ),
  browserPort: count(
    { name: 'BROWSER_PORT', goesTo: ['browser'], default: 3_003, min: 0, max: 65_535, ofMachine: true },
    'The port on which browsers are served to workers elsewhere.',
  ),
  sandboxInstagramPort: usual(
    { name: 'SANDBOX_INSTAGRAM_PORT', goesTo: ['sandbox'], default: 4_100, ofMachine: true },
    "The port of the sandbox's Instagram.",
    port,
  ),
  sandboxTelegramPort: usual(
    { name: 'SANDBOX_TELEGRAM_PORT', goesTo: ['sandbox'], default: 4_200, ofMachine: true },
    "The port of the sandbox's Telegram, with the chat page.",
    port,
  ),
  sandboxRobokassaPort: usual(
    { name: 'SANDBOX_ROBOKASSA_PORT', goesTo: ['sandbox'], default: 4_300, ofMachine: true },
    "The port of the sandbox's Robokassa, where one pays by card.",
    port,
  ),
  sandboxShop: optional(
    { name: 'SANDBOX_SHOP_URL', goesTo: ['sandbox'], example: 'http://web:3000', ofMachine: true },
    "Where the sandbox's Robokassa tells the dashboard of payments. Without it: NEXTAUTH_URL.",
    origin,
  ),
};
