/** What a verb may use; each takes a `Pick`. Types only: `wiring.ts` builds it. */
import type { BackupPlan } from './backups/write-backup.ts';
import type { InstagramBrowser } from './instagram/browser/model.ts';
import type { InstagramHttp } from './instagram/model.ts';
import type { MailSender } from './notices/email/sender.ts';
import type { QuietHours } from './notices/quiet-hours.ts';
import type { TelegramSender } from './notices/telegram/sender.ts';
import type { WebhookSender } from './notices/webhook/sender.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import type { Events } from './platform/events.ts';
import type { Log } from './platform/log.ts';
import type { Queue } from './platform/queue.ts';
import type { Limits } from './platform/settings.ts';
import type { Sealer, Vault } from './vault/vault.ts';

export type Ctx = {
  /** Readings leave out names of customers and lists. */
  hideNames?: boolean;
  db: Db;
  clock: Clock;
  queue: Queue;
  events: Events;
  log: Log;
  limits: Limits;
  /** Seals credentials; opens nothing. */
  sealer: Sealer;
  instagram: InstagramHttp;
  /** Base address of Instagram. */
  origin: string;
  /** Base address of the dashboard, for links in notices. */
  dashboard: string;
  /** Telegram chats that notices to operators go to. What somebody may do there, their operator's row says. */
  operatorChats: readonly bigint[];
  /** How they are told besides: e-mail, a webhook, quiet hours. Null: not at all. */
  operatorChannels: OperatorChannels | null;
  /** How often the contract watch looks at Instagram, and at whose profile (null: the reading account's own). Null: never. */
  contractWatch: { everyMs: number; profile: string | null } | null;
};

export type OperatorChannels = {
  /** Addresses that every notice to operators goes to. */
  emails: readonly string[];
  /** Whether a webhook is set. */
  webhook: boolean;
  /** When good news waits; null: it never does. */
  quiet: QuietHours | null;
};

/** Seals and opens sign-in pictures, no credentials. */
type WithPictures = { pictures: Vault };

/** With the key to authenticator seeds. */
export type WebCtx = Ctx & WithPictures & { factors: Vault };

/** With the key to credentials, and a browser. */
export type WorkerCtx = Ctx &
  WithPictures & {
    vault: Vault;
    browser: InstagramBrowser;
    workerId: string;
    /** Null without a token: notices stay owed. */
    telegram: TelegramSender | null;
    /** Null without a mail server, or without a webhook: what is owed there stays owed. */
    mail: MailSender | null;
    webhook: WebhookSender | null;
    /** Where and how often backups are written. Null: never. */
    backups: BackupPlan | null;
  };
