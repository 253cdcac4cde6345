import { z } from 'zod';
import {
  atLeast,
  browserAddress,
  emails,
  hoursOfDay,
  mailServer,
  origin,
  profileName,
  sender,
  telegramIds,
  telegramToken,
  timeZone,
  webhookAddress,
  webhookWord,
} from './formats.ts';
import { EVERYONE, minutes, optional, usual } from './kinds.ts';

export const BOT = {
  adminBotToken: optional(
    { name: 'ADMIN_BOT_TOKEN', goesTo: ['worker', 'bot'], secret: true },
    'The token of a second bot, for operators alone: notices and commands are there then. Without it one bot serves all.',
    telegramToken,
  ),
  webhookOrigin: optional(
    { name: 'TELEGRAM_WEBHOOK_URL', goesTo: ['bot'], needs: 'TELEGRAM_WEBHOOK_SECRET' },
    'The https address under which Telegram reaches the port of the bot. With it Telegram calls; without it the bot polls, which needs no address. Needs TELEGRAM_WEBHOOK_SECRET.',
    origin,
  ),
  botWebhookSecret: optional(
    { name: 'TELEGRAM_WEBHOOK_SECRET', goesTo: ['bot'], secret: true },
    'What Telegram proves itself with: 24 to 256 letters, digits, _ and -. The bot does not start with an address and without it.',
    webhookWord,
  ),
  botUsername: optional(
    { name: 'BOT_USERNAME', goesTo: EVERYONE },
    'The name of your bot, without @. Used in invitation links.',
    z.string().regex(/^[A-Za-z]\w{4,31}$/, 'expects a name of Telegram without @, such as mutuals_bot'),
  ),
  managerUsername: optional(
    { name: 'MANAGER_USERNAME', goesTo: EVERYONE },
    'The Telegram name, without @, that customers write to when they need a person.',
  ),
  operatorChats: usual(
    { name: 'ADMIN_USER_IDS', goesTo: EVERYONE, default: '' },
    'Telegram ids that notices to operators go to, separated by commas. Powers in the bot come from linking, in the dashboard.',
    telegramIds,
  ),
};

const ROBOKASSA_PAIR = 'while ROBOKASSA_TEST is set: that of the test pair.';

/** `deploy` goes first, and refuses a part of it: neither seller nor reader has both passwords. */
export const ROBOKASSA = {
  robokassaLogin: optional(
    {
      name: 'ROBOKASSA_LOGIN',
      goesTo: ['web', 'bot', 'deploy'],
      needs: ['ROBOKASSA_PASSWORD_1', 'ROBOKASSA_PASSWORD_2'],
    },
    'The name of your shop at Robokassa. With it people pay by card in roubles, too; Telegram wants digital goods to be sold for Stars inside it. Needs ROBOKASSA_PASSWORD_1 and ROBOKASSA_PASSWORD_2, and the shop sends its notices to NEXTAUTH_URL/api/v1/payments/robokassa/callback.',
  ),
  robokassaPassword1: optional(
    { name: 'ROBOKASSA_PASSWORD_1', goesTo: ['bot', 'deploy'], needs: 'ROBOKASSA_LOGIN', secret: true },
    `The first password of the shop, which signs what is to be paid; ${ROBOKASSA_PAIR}`,
  ),
  robokassaPassword2: optional(
    { name: 'ROBOKASSA_PASSWORD_2', goesTo: ['web', 'deploy'], needs: 'ROBOKASSA_LOGIN', secret: true },
    `The second password of the shop, which proves what was paid; ${ROBOKASSA_PAIR}`,
  ),
  robokassaHash: usual(
    { name: 'ROBOKASSA_HASH', goesTo: ['web', 'bot'], default: 'md5' },
    'How the shop signs, as set in its cabinet: md5, sha1, sha256, sha384 or sha512.',
    z.enum(['md5', 'sha1', 'sha256', 'sha384', 'sha512']),
  ),
  robokassaTest: optional(
    { name: 'ROBOKASSA_TEST', goesTo: ['web', 'bot'] },
    '1 while payments are only played: no money moves, credits are given all the same, and no sum counts them.',
    z.enum(['1'], 'expects 1, or nothing'),
  ),
};

export const NOTICES = {
  operatorEmails: usual(
    { name: 'OPERATOR_EMAILS', goesTo: EVERYONE, default: '', needs: 'SMTP_URL' },
    'E-mail addresses that are told, separated by commas. An operator with that address is told in their language. Needs SMTP_URL and MAIL_FROM.',
    emails,
  ),
  smtpUrl: optional(
    { name: 'SMTP_URL', goesTo: ['worker'], needs: 'MAIL_FROM', secret: true },
    'The mail server: smtp://user:password@host:587 or smtps://user:password@host:465.',
    mailServer,
  ),
  mailFrom: optional(
    { name: 'MAIL_FROM', goesTo: EVERYONE, needs: 'SMTP_URL' },
    'The sender, such as Mutuals <mutuals@example.org>. With it, operators get an e-mail of what happens to their own sign-in.',
    sender,
  ),
  webhookUrl: optional(
    { name: 'NOTICE_WEBHOOK_URL', goesTo: EVERYONE, needs: 'NOTICE_WEBHOOK_SECRET' },
    'An address of yours that gets each notice as a POST of JSON. https, or http on this machine; private networks are refused. Needs NOTICE_WEBHOOK_SECRET.',
    webhookAddress,
  ),
  webhookSecret: optional(
    { name: 'NOTICE_WEBHOOK_SECRET', goesTo: ['worker'], secret: true },
    'Signs what the webhook gets, at least 16 characters: X-Mutuals-Signature is t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hex>.',
    atLeast(16),
  ),
  quietHours: optional(
    { name: 'QUIET_HOURS', goesTo: EVERYONE },
    'Hours in which good news waits for one digest at their end, such as 23-8 or 22:30-7. Bad news and codes never wait.',
    hoursOfDay,
  ),
  timeZone: usual(
    { name: 'TIME_ZONE', goesTo: EVERYONE, default: 'UTC' },
    'The time zone of QUIET_HOURS, such as Europe/Berlin.',
    timeZone,
  ),
  contractWatchEveryMs: minutes(
    { name: 'CONTRACT_WATCH_MINUTES', goesTo: ['worker'], default: 60, min: 0, max: 10_080 },
    'Minutes between two looks at whether Instagram still answers as Mutuals expects: at most 3 requests of an account that is free. 0 turns it off.',
  ),
  contractProfile: optional(
    { name: 'CONTRACT_PROFILE', goesTo: ['worker'] },
    "The small public profile that is looked at. Without it: the reading account's own.",
    profileName,
  ),
};

export const INSTAGRAM = {
  instagramSessionId: optional(
    { name: 'INSTAGRAM_SESSION_ID', goesTo: ['worker'], secret: true },
    'A session of your own (the "sessionid" cookie), tried when the database holds no living one. It adds an account only while there is none.',
  ),
  chromiumPath: optional(
    { name: 'CHROMIUM_PATH', goesTo: ['worker', 'browser'], example: '/usr/bin/chromium', ofMachine: true },
    "The Chromium that the worker signs in with. Without it: Playwright's own, then the system's.",
  ),
  browserEndpoint: optional(
    { name: 'BROWSER_ENDPOINT', goesTo: ['worker'], ofMachine: true },
    'Where browsers run that the worker does not start itself, such as ws://10.0.0.7:3003; Docker Compose sets its own. Without it each sign-in starts one beside the worker.',
    browserAddress,
  ),
};
