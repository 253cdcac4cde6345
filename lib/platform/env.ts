/**
 * The only place that reads the environment. Each process reads what it needs and no more:
 * the web process has no private vault key to lose.
 */
import { z } from 'zod';
import { BadAddress } from './bad-address.ts';
import { readDatabaseAddress } from './database-address.ts';
import { withFiles } from './settings-in-files.ts';

const text = z.string().trim().min(1);
const optional = z.preprocess((value) => (value === '' ? undefined : value), text.optional());
const origin = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

function isDatabaseAddress(url: string, found: z.RefinementCtx): void {
  try {
    readDatabaseAddress(url);
  } catch (error) {
    if (!(error instanceof BadAddress)) throw error;
    found.addIssue({ code: 'custom', message: error.message });
  }
}

const shared = {
  DATABASE_URL: z.string().superRefine(isDatabaseAddress),
  /** Put into DATABASE_URL when that names no password. */
  DATABASE_PASSWORD: optional,
  /** Where Instagram is. Only tests and the sandbox change it. */
  INSTAGRAM_ORIGIN: origin.default('https://www.instagram.com'),
  /** Where the Telegram Bot API is. */
  TELEGRAM_API_ROOT: origin.default('https://api.telegram.org'),
  TELEGRAM_TOKEN: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^\d+:[\w-]+$/, 'expects the token that @BotFather gave, such as 123456:ABC…')
      .optional(),
  ),
  BOT_USERNAME: optional,
  MANAGER_USERNAME: optional,
  /** Telegram ids of people who run the service, comma separated. */
  ADMIN_USER_IDS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^\d{1,19}$/, 'expects Telegram ids separated by commas')))
    .transform((ids) => ids.map((id) => BigInt(id))),
  /** Where operators open the dashboard; links in notices start with it. */
  NEXTAUTH_URL: origin.default('http://127.0.0.1:3000'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  VAULT_PUBLIC_KEY: text,
  /**
   * Milliseconds between two list requests of one account. Source of the default:
   * docs/facts/sessions-and-pace.md#pace, 8-15 reads a minute are tolerated.
   */
  LIST_INTERVAL_MS: count(0, 600_000).default(5_000),
  /**
   * Seconds that an account rests after a limit that named no date. Source: docs/facts/refusals.md#dead-or-limited, a
   * soft block clears after 5 minutes of silence.
   */
  REST_SECONDS: count(1, 86_400).default(300),
  SIGN_OUT_COOLDOWN_SECONDS: count(0, 600).default(30),
  /** How many per cent a list may end short of its declared total and still be whole. */
  SHORTFALL_PERCENT: z.coerce.number().min(0).max(50).default(5),
  /** Minutes that a person has to answer a challenge. */
  CODE_MINUTES: count(1, 60).default(10),
  /** Password submissions per account that are never exceeded. Source: docs/facts/reliability.md#renewing-credentials. */
  PASSWORD_POSTS_PER_HOUR: count(1, 100_000).default(2),
  PASSWORD_POSTS_PER_DAY: count(1, 100_000).default(5),
  /** Hours that a parked check waits for a session before its credit returns. */
  PARKED_HOURS: count(1, 168).default(6),
  /**
   * Days after which a session is renewed while nothing is learned yet. Source:
   * docs/facts/sessions-and-pace.md#lifetime, the early end of what users report.
   */
  SESSION_DAYS: count(1, 365).default(14),
  /** Days that read lists are kept. */
  JOURNAL_DAYS: count(1, 365).default(30),
  MAX_CHECKS_PER_DAY: count(1, 1_000).default(5),
};

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const emails = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.email('expects e-mail addresses separated by commas')));

/** Minutes of the day between which good news waits. */
const quietHours = z
  .string()
  .regex(
    /^([01]?\d|2[0-3])(:[0-5]\d)?-([01]?\d|2[0-3])(:[0-5]\d)?$/,
    'expects two hours of the day, such as 23-8 or 22:30-7',
  )
  .transform((value) => {
    const [fromMinute = 0, toMinute = 0] = value.split('-').map((part) => {
      const [hour = 0, minute = 0] = part.split(':').map(Number);
      return hour * 60 + minute;
    });
    return { fromMinute, toMinute };
  });

/** How operators are told besides Telegram and the dashboard's bell, and the watch over Instagram's answers. */
const channels = {
  SMTP_URL: z.preprocess(
    emptyIsAbsent,
    z.url({ protocol: /^smtps?$/, error: 'expects smtp://user:password@host:587 or smtps://…' }).optional(),
  ),
  MAIL_FROM: z.preprocess(
    emptyIsAbsent,
    z
      .string()
      .regex(/^[^\r\n<>]*<?[^\s<>@]+@[\w.-]+>?$/, 'expects a sender such as Mutuals <mutuals@example.org>')
      .optional(),
  ),
  OPERATOR_EMAILS: emails,
  /** Set by the owner, so not an address of a stranger; it leads nowhere private all the same, this machine aside. */
  NOTICE_WEBHOOK_URL: z.preprocess(
    emptyIsAbsent,
    z
      .url('expects an address')
      .regex(
        /^https:\/\/|^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/,
        'expects https://…, or http:// on this machine',
      )
      .optional(),
  ),
  NOTICE_WEBHOOK_SECRET: z.preprocess(emptyIsAbsent, z.string().min(16, 'expects at least 16 characters').optional()),
  QUIET_HOURS: z.preprocess(emptyIsAbsent, quietHours.optional()),
  TIME_ZONE: z.preprocess(
    emptyIsAbsent,
    z.string().refine(isTimeZone, 'expects the name of a time zone, such as Europe/Berlin').default('UTC'),
  ),
  /** Minutes between two looks of the contract watch; 0: it does not look. */
  CONTRACT_WATCH_MINUTES: z.preprocess(emptyIsAbsent, count(0, 10_080).default(60)),
  /** Whose profile it reads; the reading account's own unless set. */
  CONTRACT_PROFILE: z.preprocess(
    emptyIsAbsent,
    z
      .string()
      .regex(/^[\w.]{1,30}$/, 'expects the name of an Instagram profile, without @')
      .optional(),
  ),
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

type Channels = z.output<z.ZodObject<typeof channels>>;

/** Settings that mean nothing without each other. */
function needsCompany(settings: Channels, found: z.RefinementCtx): void {
  const pairs: [needed: keyof Channels, by: keyof Channels, because: boolean][] = [
    ['SMTP_URL', 'OPERATOR_EMAILS', settings.OPERATOR_EMAILS.length > 0],
    ['MAIL_FROM', 'SMTP_URL', settings.SMTP_URL !== undefined],
    ['NOTICE_WEBHOOK_SECRET', 'NOTICE_WEBHOOK_URL', settings.NOTICE_WEBHOOK_URL !== undefined],
  ];
  for (const [needed, by, because] of pairs) {
    if (because && settings[needed] === undefined)
      found.addIssue({ code: 'custom', path: [needed], message: `it is needed because ${by} is set` });
  }
}

/** What a worker writes backups with, and a command restores them. */
const backups = {
  BACKUP_KEY: optional,
  BACKUP_HOURS: z.preprocess(emptyIsAbsent, count(0, 8_760).default(24)),
  BACKUP_KEEP: z.preprocess(emptyIsAbsent, count(1, 1_000).default(14)),
  BACKUP_DIR: z.preprocess(emptyIsAbsent, text.default('.data/backups')),
  /** Put into BACKUP_DATABASE_URL when that names no password. */
  DATABASE_PASSWORD_BACKUP: optional,
  BACKUP_DATABASE_URL: z.preprocess(emptyIsAbsent, z.string().superRefine(isDatabaseAddress).optional()),
};

const worker = {
  ...shared,
  PICTURE_KEY: text,
  ...channels,
  VAULT_PRIVATE_KEYS: optional,
  KEY_FILE: optional,
  CHROMIUM_PATH: optional,
  /** Where browsers are asked for; without it they start beside the worker. */
  BROWSER_ENDPOINT: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.url({ protocol: /^wss?$/, error: 'expects ws://host:port, or wss://…' }).optional(),
  ),
  INSTAGRAM_SESSION_ID: optional,
  /** Checks that one worker runs side by side. */
  MAX_CONCURRENT_CHECKS: count(1, 100).default(8),
  WORKER_PORT: count(0, 65_535).default(0),
  ...backups,
};

const web = {
  ...shared,
  PICTURE_KEY: text,
  NEXTAUTH_SECRET: z.string().min(32, 'expects at least 32 characters'),
  FACTOR_KEY: z.string({ error: 'expects a key as "npm run vault -- keys" prints it' }).trim().min(1),
  /** Proxies that stand in front of the dashboard, one behind the other, each of which adds to X-Forwarded-For. */
  TRUSTED_PROXIES: z.preprocess(
    emptyIsAbsent,
    z.coerce
      .number('expects how many proxies stand in front, such as 1')
      .int('expects how many proxies stand in front, such as 1')
      .min(0, 'expects how many proxies stand in front, such as 1')
      .max(9, 'expects how many proxies stand in front, at most 9')
      .default(0),
  ),
};

const PROCESSES = {
  web: z.object(web),
  worker: z.object(worker).superRefine(needsCompany),
  bot: z.object(shared),
  tool: z.object(shared),
  /** The tool that looks after all keys. */
  keys: z.object({ ...worker, FACTOR_KEY: optional }).superRefine(needsCompany),
  /** Browsers on a machine or in a container of their own: they are given nothing that anybody could want. */
  browser: z.object({
    CHROMIUM_PATH: optional,
    BROWSER_HOST: z.string().default('127.0.0.1'),
    BROWSER_PORT: count(0, 65_535).default(3003),
  }),
};

export type Env<P extends keyof typeof PROCESSES = 'tool'> = z.output<(typeof PROCESSES)[P]>;
export type ProcessName = keyof typeof PROCESSES;

/** What is wrong with the settings, one plain sentence each. */
export class BadSettings extends Error {
  readonly sentences: string[];
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'BadSettings';
    this.sentences = sentences;
  }
}

/**
 * The settings of one process.
 * @throws {BadSettings} names every wrong or missing setting and what it expects; never its value.
 */
export function readEnv<P extends ProcessName>(process_: P, source: NodeJS.ProcessEnv = process.env): Env<P> {
  const { values, sentences } = withFiles(source, Object.keys(PROCESSES[process_].shape));
  if (sentences.length > 0) throw new BadSettings(sentences);
  const parsed = PROCESSES[process_].safeParse(values);
  if (parsed.success) return parsed.data as Env<P>;

  throw new BadSettings(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? 'settings');
      const missing = values[name] === undefined || values[name] === '';
      return missing ? `${name} is not set: ${issue.message}.` : `${name} is not usable: ${issue.message}.`;
    }),
  );
}
