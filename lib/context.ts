/**
 * What a verb may use. A verb takes a `Pick` of it, so its side effects stand in its signature.
 * Types only: `wiring.ts` builds the real one.
 */
import type { BackupPlan } from './backups/write-backup.ts';
import type { InstagramBrowser } from './instagram/browser/model.ts';
import type { InstagramHttp } from './instagram/model.ts';
import type { Senders } from './outbox/channels.ts';
import type { OperatorChannels } from './outbox/operator-channels.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import type { Events } from './platform/events.ts';
import type { Log } from './platform/log.ts';
import type { Queue } from './platform/queue.ts';
import type { Limits } from './platform/settings.ts';
import type { Sealer, Vault } from './vault/vault.ts';

export type Ctx = {
  /** Set by a door for whoever is shown no names of customers and of their lists: readings leave them out. */
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
  /** Where notices to operators go, and when good news waits. What somebody may do in a chat, their operator's row says. */
  operatorChannels: OperatorChannels;
  /** How often the contract watch looks at Instagram, and at whose profile (null: the reading account's own). Null: never. */
  contractWatch: { everyMs: number; profile: string | null } | null;
};

/** What seals and opens the pictures of sign-in screens; it has no key to credentials. The worker takes them, the dashboard shows them. */
type WithPictures = { pictures: Vault };

/** What the dashboard has besides: the key to the seeds of operators' authenticator apps is its own. */
export type WebCtx = Ctx & WithPictures & { factors: Vault };

/** What only a worker has: the key to the credentials, and a browser. */
export type WorkerCtx = Ctx &
  WithPictures & {
    vault: Vault;
    browser: InstagramBrowser;
    workerId: string;
    /** With what notices are sent. What is owed on a channel that is absent stays owed. */
    senders: Senders;
    /** Where and how often backups are written. Null: never. */
    backups: BackupPlan | null;
  };
