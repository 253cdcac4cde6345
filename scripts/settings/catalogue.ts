/**
 * Every setting of Mutuals: who receives it, what it means, what a new installation starts with.
 * `.env`, `.env.example` and the table in docs/operations.md are written from this list, and a
 * process receives only the settings that name it: the web process never sees the private vault key.
 *
 * Values are judged by lib/platform/env.ts; this list only knows the names.
 */

/** The programs that `npm start` and the images run. `deploy` migrates and seeds, `browser` opens browsers for workers elsewhere. */
export const PROGRAMS = ['web', 'worker', 'bot', 'deploy', 'sandbox', 'browser'] as const;
export type Program = (typeof PROGRAMS)[number];

export type Setting = {
  name: string;
  /** What it means, in sentences; becomes the comment above it. */
  about: string;
  /** Who receives it. Nobody: only the start command itself, or Docker Compose, reads it. */
  for: readonly Program[];
  /** What it is when the line is missing; shown behind a comment sign. */
  usual?: string;
  /** The line of a new installation: this value, or one that is generated for it (see fresh-values.ts). */
  fresh?: string | typeof GENERATED;
  /** Never to be shown. */
  secret?: true;
  /** An installation that was made before there was this setting gets one at its next start: nothing is lost by a new value. */
  comesLater?: true;
};

/** Marks a value that each new installation makes for itself. */
export const GENERATED = Symbol('generated');

export type SettingGroup = { title: string; note?: string; settings: readonly Setting[] };

const ALL = ['web', 'worker', 'bot', 'deploy'] as const;

export const SETTINGS: readonly SettingGroup[] = [
  {
    title: 'Sandbox or live',
    settings: [
      {
        name: 'SANDBOX',
        about:
          'While this line stands, Mutuals talks to an Instagram and a Telegram of its own on this machine, and needs no account anywhere. ' +
          'To go live, fill in TELEGRAM_TOKEN and remove the line. (With Docker: docker compose --profile sandbox up.)',
        for: PROGRAMS,
        fresh: '1',
      },
      {
        name: 'TELEGRAM_TOKEN',
        about: 'The token of your bot, as @BotFather gave it. Needed to go live; not used in the sandbox.',
        for: ['worker', 'bot'],
        fresh: '',
        secret: true,
      },
    ],
  },
  {
    title: 'The dashboard',
    settings: [
      { name: 'PORT', about: 'The port of the dashboard and the HTTP API.', for: ['web'], usual: '3000' },
      {
        name: 'HOST',
        about:
          'The address that the dashboard listens on. 0.0.0.0 lets other machines in: put a proxy with HTTPS in front of it.',
        for: [],
        usual: '127.0.0.1',
      },
      {
        name: 'TRUSTED_PROXIES',
        about:
          'How many proxies stand between browsers and the dashboard. Tries at passwords and uses of the API are counted by the address that the first of them saw: ' +
          'that many places from the right in X-Forwarded-For. With 0 that header is never believed. Only with the true number, and a port that nobody reaches past them, is it worth anything.',
        for: ['web'],
        usual: '0',
      },
      {
        name: 'NEXTAUTH_URL',
        about:
          'The address under which operators open the dashboard, as their browsers see it. Links in messages begin with it.',
        for: ALL,
        usual: 'http://127.0.0.1:3000',
      },
      {
        name: 'NEXTAUTH_SECRET',
        about: 'Signs the sign-ins of operators. A new one signs everybody out.',
        for: ['web'],
        fresh: GENERATED,
        secret: true,
      },
      {
        name: 'FIRST_OPERATOR_EMAIL',
        about: 'The first operator, an owner. Made once, while there is no operator yet.',
        for: ['deploy'],
        fresh: 'owner@mutuals.local',
      },
      {
        name: 'FIRST_OPERATOR_PASSWORD',
        about: 'The password of the first operator. Change it in the dashboard after the first sign-in.',
        for: ['deploy'],
        fresh: GENERATED,
        secret: true,
      },
    ],
  },
  {
    title: 'The vault',
    note: 'Passwords, seeds and sessions of your Instagram accounts are sealed with these. Keep a copy: without them they are lost.',
    settings: [
      {
        name: 'VAULT_PUBLIC_KEY',
        about: 'Seals. Every process has it.',
        for: ALL,
        fresh: GENERATED,
      },
      {
        name: 'VAULT_PRIVATE_KEYS',
        about:
          'Opens what was sealed. Only the worker receives it. After a rotation: newest first, separated by commas.',
        for: ['worker'],
        fresh: GENERATED,
        secret: true,
      },
      {
        name: 'KEY_FILE',
        about: 'A file that holds the private keys, instead of VAULT_PRIVATE_KEYS.',
        for: ['worker'],
        usual: '',
      },
      {
        name: 'PICTURE_KEY',
        about: 'Seals the masked pictures of sign-in screens: the worker takes them, the dashboard shows them.',
        for: ['web', 'worker'],
        fresh: GENERATED,
        secret: true,
      },
      {
        name: 'FACTOR_KEY',
        about:
          "Seals what operators' authenticator apps share with the dashboard. Only the dashboard receives it. With another one their apps are not believed: recovery codes and passkeys are.",
        for: ['web'],
        fresh: GENERATED,
        secret: true,
        comesLater: true,
      },
    ],
  },
  {
    title: 'The database',
    settings: [
      {
        name: 'DATABASE_URL',
        about:
          'A PostgreSQL of your own, version 15 or newer. Without it "npm start" runs one in .data/postgres, and Docker Compose runs its own.',
        for: ALL,
        usual: 'postgresql://user:password@host:5432/mutuals',
        secret: true,
      },
      {
        name: 'DATABASE_PASSWORD',
        about: 'The password, where DATABASE_URL names a user and none. Docker Compose gives it as a file.',
        for: ALL,
        usual: '',
        secret: true,
      },
      {
        name: 'POSTGRES_PASSWORD',
        about:
          'The password of the database that Docker Compose runs. It is set when that database is made; "npm start" does not use it.',
        for: [],
        fresh: GENERATED,
        secret: true,
      },
      databasePassword('WEB', 'that web has in the database. Each program has one, with no more rights than it needs.'),
      databasePassword('WORKER', 'of the worker.'),
      databasePassword('BOT', 'of the bot.'),
      databasePassword('BACKUP', 'of backups, which only reads.', ['deploy', 'worker']),
    ],
  },
  {
    title: 'Backups',
    note: 'Written by a worker and sealed: keep BACKUP_KEY apart from them, because they cannot be read without it.',
    settings: [
      {
        name: 'BACKUP_KEY',
        about: 'Seals backups, and opens them. After a change: the new key before the old one, separated by a comma.',
        for: ['worker', 'deploy'],
        fresh: GENERATED,
        secret: true,
        comesLater: true,
      },
      {
        name: 'BACKUP_HOURS',
        about: 'Hours from one backup to the next. 0 turns them off.',
        for: ['worker'],
        usual: '24',
      },
      {
        name: 'BACKUP_KEEP',
        about: 'How many backups are kept; older ones are deleted.',
        for: ['worker'],
        usual: '14',
      },
      {
        name: 'BACKUP_DIR',
        about: 'Where backups are written. Better another disk than that of the database.',
        for: ['worker'],
        usual: '.data/backups',
      },
      {
        name: 'BACKUP_DATABASE_URL',
        about:
          'The database as the role that only reads. "npm start" and Docker Compose set it; without it backups read with DATABASE_URL.',
        for: ['worker'],
        usual: '',
        secret: true,
      },
    ],
  },
  {
    title: 'The bot',
    settings: [
      {
        name: 'BOT_USERNAME',
        about: 'The name of your bot, without @. Used in invitation links.',
        for: ALL,
        usual: '',
      },
      {
        name: 'MANAGER_USERNAME',
        about: 'The Telegram name, without @, that customers write to when they need a person.',
        for: ALL,
        usual: '',
      },
      {
        name: 'ADMIN_USER_IDS',
        about:
          'Telegram ids that notices to operators go to, separated by commas. Powers in the bot come from linking, in the dashboard.',
        for: ALL,
        usual: '',
      },
    ],
  },
  {
    title: 'Notices to operators',
    note: 'Besides the bell of the dashboard and the Telegram chats of ADMIN_USER_IDS. All of it is optional.',
    settings: [
      {
        name: 'OPERATOR_EMAILS',
        about:
          'E-mail addresses that are told, separated by commas. An operator with that address is told in their language. Needs SMTP_URL and MAIL_FROM.',
        for: ['worker'],
        usual: '',
      },
      {
        name: 'SMTP_URL',
        about: 'The mail server: smtp://user:password@host:587 or smtps://user:password@host:465.',
        for: ['worker'],
        usual: '',
        secret: true,
      },
      { name: 'MAIL_FROM', about: 'The sender, such as Mutuals <mutuals@example.org>.', for: ['worker'], usual: '' },
      {
        name: 'NOTICE_WEBHOOK_URL',
        about:
          'An address of yours that gets each notice as a POST of JSON. https, or http on this machine; private networks are refused. Needs NOTICE_WEBHOOK_SECRET.',
        for: ['worker'],
        usual: '',
      },
      {
        name: 'NOTICE_WEBHOOK_SECRET',
        about:
          'Signs what the webhook gets, at least 16 characters: X-Mutuals-Signature is t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hex>.',
        for: ['worker'],
        usual: '',
        secret: true,
      },
      {
        name: 'QUIET_HOURS',
        about:
          'Hours in which good news waits for one digest at their end, such as 23-8 or 22:30-7. Trouble and codes never wait.',
        for: ['worker'],
        usual: '',
      },
      {
        name: 'TIME_ZONE',
        about: 'The time zone of QUIET_HOURS, such as Europe/Berlin.',
        for: ['worker'],
        usual: 'UTC',
      },
      {
        name: 'CONTRACT_WATCH_MINUTES',
        about:
          'Minutes between two looks at whether Instagram still answers as Mutuals expects: at most 3 requests of an account that is free. 0 turns it off.',
        for: ['worker'],
        usual: '60',
      },
      {
        name: 'CONTRACT_PROFILE',
        about: "The small public profile that is looked at. Without it: the reading account's own.",
        for: ['worker'],
        usual: '',
      },
    ],
  },
  {
    title: 'Instagram',
    settings: [
      {
        name: 'INSTAGRAM_SESSION_ID',
        about:
          'A session of your own (the "sessionid" cookie), tried when the database holds no living one. It adds an account only while there is none.',
        for: ['worker'],
        usual: '',
        secret: true,
      },
      {
        name: 'CHROMIUM_PATH',
        about: "The Chromium that the worker signs in with. Without it: Playwright's own, then the system's.",
        for: ['worker', 'browser'],
        usual: '/usr/bin/chromium',
      },
      {
        name: 'BROWSER_ENDPOINT',
        about:
          'Where browsers are asked for that run elsewhere, such as ws://browser:3003 in Docker Compose. Without it each sign-in starts one beside the worker.',
        for: ['worker'],
        usual: '',
      },
      {
        name: 'LIST_INTERVAL_MS',
        about: 'Milliseconds between two list requests of one account, over all workers. In the sandbox: 250.',
        for: ALL,
        usual: '5000',
      },
      {
        name: 'REST_SECONDS',
        about: 'Seconds that an account rests after a limit that named no date. In the sandbox: 15.',
        for: ALL,
        usual: '300',
      },
      {
        name: 'SIGN_OUT_COOLDOWN_SECONDS',
        about:
          'Seconds that an account is left in peace when every page leads to the sign-in form, before a second look proves that it is signed out. In the sandbox: 2.',
        for: ALL,
        usual: '30',
      },
      {
        name: 'SESSION_DAYS',
        about: 'Days after which a session is renewed while nothing is known yet about how long sessions last.',
        for: ALL,
        usual: '14',
      },
      {
        name: 'PASSWORD_POSTS_PER_HOUR',
        about: 'How often the password of one account is submitted in an hour at most. In the sandbox: 1000.',
        for: ALL,
        usual: '2',
      },
      {
        name: 'PASSWORD_POSTS_PER_DAY',
        about: 'How often the password of one account is submitted in a day at most. In the sandbox: 1000.',
        for: ALL,
        usual: '5',
      },
    ],
  },
  {
    title: 'The service',
    settings: [
      { name: 'MAX_CHECKS_PER_DAY', about: 'Checks that one customer may ask for in a day.', for: ALL, usual: '5' },
      {
        name: 'MAX_CONCURRENT_CHECKS',
        about: 'Checks that one worker runs side by side.',
        for: ['worker'],
        usual: '8',
      },
      {
        name: 'SHORTFALL_PERCENT',
        about: 'How many per cent a list may end short of its declared total and still count as whole.',
        for: ALL,
        usual: '5',
      },
      { name: 'CODE_MINUTES', about: 'Minutes that a person has to type a sign-in code.', for: ALL, usual: '10' },
      {
        name: 'PARKED_HOURS',
        about:
          'Hours that a check goes on without a new page, whatever keeps it, before it ends and its credit returns.',
        for: ALL,
        usual: '6',
      },
      { name: 'JOURNAL_DAYS', about: 'Days that read lists are kept.', for: ALL, usual: '30' },
      { name: 'LOG_LEVEL', about: 'debug, info, warn, error or silent.', for: ALL, usual: 'info' },
    ],
  },
  {
    title: 'Addresses that only tests and the sandbox change',
    settings: [
      { name: 'INSTAGRAM_ORIGIN', about: 'Where Instagram is.', for: ALL, usual: 'https://www.instagram.com' },
      {
        name: 'TELEGRAM_API_ROOT',
        about: 'Where the Telegram Bot API is.',
        for: ALL,
        usual: 'https://api.telegram.org',
      },
      {
        name: 'WORKER_PORT',
        about: "The port of the worker's health page. 0 takes any free one.",
        for: ['worker'],
        usual: '0',
      },
      {
        name: 'BROWSER_HOST',
        about: 'The address on which browsers are served to workers elsewhere: a private network, never the world.',
        for: ['browser'],
        usual: '127.0.0.1',
      },
      {
        name: 'BROWSER_PORT',
        about: 'The port on which browsers are served to workers elsewhere.',
        for: ['browser'],
        usual: '3003',
      },
      {
        name: 'SANDBOX_INSTAGRAM_PORT',
        about: "The port of the sandbox's Instagram.",
        for: ['sandbox'],
        usual: '4100',
      },
      {
        name: 'SANDBOX_TELEGRAM_PORT',
        about: "The port of the sandbox's Telegram, with the chat page.",
        for: ['sandbox'],
        usual: '4200',
      },
    ],
  },
];

function databasePassword(role: string, whose: string, programs: readonly Program[] = ['deploy']): Setting {
  return {
    name: `DATABASE_PASSWORD_${role}`,
    about: `The password of the role ${whose}`,
    for: programs,
    fresh: GENERATED,
    secret: true,
    comesLater: true,
  };
}

/** All settings, without their groups. */
export const ALL_SETTINGS: readonly Setting[] = SETTINGS.flatMap(({ settings }) => settings);
