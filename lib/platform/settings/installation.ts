import { atLeast, databaseAddress, origin, port, proxyCount, telegramToken, vaultKey } from './formats.ts';
import { count, EVERYONE, hours, optional, PROGRAMS, required, usual } from './kinds.ts';

export const ENTRANCE = {
  sandbox: optional(
    { name: 'SANDBOX', goesTo: PROGRAMS, fresh: '1' },
    'While this line stands, Mutuals talks to an Instagram and a Telegram of its own on this machine, and needs no account anywhere. To go live, fill in TELEGRAM_TOKEN and remove the line. (With Docker: docker compose --profile sandbox up.)',
  ),
  telegramToken: optional(
    { name: 'TELEGRAM_TOKEN', goesTo: ['worker', 'bot'], fresh: '', secret: true },
    'The token of your bot, as @BotFather gave it. Needed to go live; not used in the sandbox.',
    telegramToken,
  ),
};

export const DASHBOARD = {
  port: usual(
    { name: 'PORT', goesTo: ['web'], default: 3_000, ofMachine: true },
    'The port of the dashboard and the HTTP API.',
    port,
  ),
  host: usual(
    { name: 'HOST', goesTo: [], default: '127.0.0.1', ofMachine: true },
    'The address that the dashboard listens on. 0.0.0.0 lets other machines in: put a proxy with HTTPS in front of it.',
  ),
  trustedProxies: usual(
    { name: 'TRUSTED_PROXIES', goesTo: ['web'], default: 0 },
    'How many proxies stand between browsers and the dashboard. Tries at passwords and uses of the API are counted by the address that the first of them saw: that many places from the right in X-Forwarded-For. With 0 that header is never believed. Only with the true number, and a port that nobody reaches past them, is it worth anything.',
    proxyCount,
  ),
  dashboard: usual(
    { name: 'NEXTAUTH_URL', goesTo: [...EVERYONE, 'sandbox'], default: 'http://127.0.0.1:3000' },
    'The address under which operators open the dashboard, as their browsers see it. Links in messages begin with it.',
    origin,
  ),
  authSecret: required(
    { name: 'NEXTAUTH_SECRET', goesTo: ['web'], generated: 48, secret: true },
    'Signs the sign-ins of operators. A new one signs everybody out.',
    atLeast(32),
  ),
  firstOperatorEmail: optional(
    { name: 'FIRST_OPERATOR_EMAIL', goesTo: ['deploy'], fresh: 'owner@mutuals.local' },
    'The first operator, an owner. Made once, while there is no operator yet.',
  ),
  firstOperatorPassword: optional(
    { name: 'FIRST_OPERATOR_PASSWORD', goesTo: ['deploy'], generated: 15, secret: true },
    'The password of the first operator. Change it in the dashboard after the first sign-in.',
  ),
};

export const VAULT = {
  vaultPublicKey: required(
    { name: 'VAULT_PUBLIC_KEY', goesTo: EVERYONE, generated: 'key' },
    'Seals passwords, seeds and sessions. Every program that works with the database has it.',
  ),
  vaultPrivateKeys: optional(
    { name: 'VAULT_PRIVATE_KEYS', goesTo: ['worker'], generated: 'key', secret: true },
    'Opens what was sealed. Only the worker receives it. After a rotation: newest first, separated by commas.',
  ),
  keyFile: optional(
    { name: 'KEY_FILE', goesTo: ['worker'], ofMachine: true },
    'A file that holds the private keys, instead of VAULT_PRIVATE_KEYS.',
  ),
  pictureKey: required(
    { name: 'PICTURE_KEY', goesTo: ['web', 'worker'], generated: 'key', secret: true },
    'Seals the masked pictures of sign-in screens: the worker takes them, the dashboard shows them.',
  ),
  factorKey: required(
    { name: 'FACTOR_KEY', goesTo: ['web'], generated: 'key', secret: true, comesLater: true },
    "Seals what operators' authenticator apps share with the dashboard. Only the dashboard receives it. With another one their apps are not believed: recovery codes and passkeys are.",
    vaultKey,
  ),
};

export const DATABASE = {
  databaseUrl: required(
    {
      name: 'DATABASE_URL',
      goesTo: EVERYONE,
      example: 'postgresql://user:password@host:5432/mutuals',
      ofMachine: true,
      secret: true,
    },
    'A PostgreSQL of your own, version 15 or newer. Without it "npm start" runs one in .data/postgres, and Docker Compose runs its own.',
    databaseAddress,
  ),
  databasePassword: optional(
    { name: 'DATABASE_PASSWORD', goesTo: EVERYONE, ofMachine: true, secret: true },
    'The password, where DATABASE_URL names a user and none. Docker Compose gives it as a file.',
  ),
  postgresPassword: optional(
    { name: 'POSTGRES_PASSWORD', goesTo: [], generated: 24, secret: true },
    'The password of the database that Docker Compose runs. It is set when that database is made; "npm start" does not use it.',
  ),
  databasePasswordWeb: optional(
    { name: 'DATABASE_PASSWORD_WEB', goesTo: ['deploy'], generated: 24, secret: true, comesLater: true },
    'The password of the role that web has in the database. Each program has one, with no more rights than it needs.',
  ),
  databasePasswordWorker: optional(
    { name: 'DATABASE_PASSWORD_WORKER', goesTo: ['deploy'], generated: 24, secret: true, comesLater: true },
    'The password of the role of the worker.',
  ),
  databasePasswordBot: optional(
    { name: 'DATABASE_PASSWORD_BOT', goesTo: ['deploy'], generated: 24, secret: true, comesLater: true },
    'The password of the role of the bot.',
  ),
  databasePasswordBackup: optional(
    { name: 'DATABASE_PASSWORD_BACKUP', goesTo: ['deploy', 'worker'], generated: 24, secret: true, comesLater: true },
    'The password of the role of backups, which only reads.',
  ),
};

export const BACKUPS = {
  backupKey: optional(
    { name: 'BACKUP_KEY', goesTo: ['worker', 'deploy'], generated: 'key', secret: true, comesLater: true },
    'Seals backups, and opens them. After a change: the new key before the old one, separated by a comma.',
  ),
  backupEveryMs: hours(
    { name: 'BACKUP_HOURS', goesTo: ['worker'], default: 24, min: 0, max: 8_760 },
    'Hours from one backup to the next. 0 turns them off.',
  ),
  backupsKept: count(
    { name: 'BACKUP_KEEP', goesTo: ['worker'], default: 14, min: 1, max: 1_000 },
    'How many backups are kept; older ones are deleted.',
  ),
  backupDirectory: usual(
    { name: 'BACKUP_DIR', goesTo: ['worker'], default: '.data/backups', ofMachine: true },
    'Where backups are written. Better another disk than that of the database.',
  ),
  backupDatabaseUrl: optional(
    { name: 'BACKUP_DATABASE_URL', goesTo: ['worker'], ofMachine: true, secret: true },
    'The database as the role that only reads. "npm start" and Docker Compose set it; without it backups read with DATABASE_URL.',
    databaseAddress,
  ),
};
