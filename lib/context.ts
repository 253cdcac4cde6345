/** What a verb may use; each takes a `Pick`. Types only: `wiring.ts` builds it. */
import type { BackupPlan } from './backups/write-backup.ts';
import type { InstagramBrowser } from './instagram/browser/model.ts';
import type { InstagramHttp } from './instagram/model.ts';
import type { Senders } from './outbox/channels.ts';
import type { OperatorChannels } from './outbox/operator-channels.ts';
import type { NoticeReader } from './payments/robokassa/shop.ts';
import type { StarsClient } from './payments/stars/client.ts';
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
  /** Read at each use: an owner may change them. `givenLimits`: by the environment. */
  limits: Limits;
  givenLimits: Limits;
  /** Seals credentials; opens nothing. */
  sealer: Sealer;
  instagram: InstagramHttp;
  origin: string;
  dashboard: string;
  operatorChannels: OperatorChannels;
  /** How often the contract watch looks, and at whose profile (null: the reading account's own). Null: never. */
  contractWatch: { everyMs: number; profile: string | null } | null;
};

/** Seals and opens sign-in pictures, no credentials. */
type WithPictures = { pictures: Vault };

/** With the key to authenticator seeds. */
export type WebCtx = Ctx &
  WithPictures & {
    factors: Vault;
    /** Null or absent: nothing is sold by card. */
    robokassa?: NoticeReader | null;
  };

/** With the key to credentials, and a browser. */
export type WorkerCtx = Ctx &
  WithPictures & {
    vault: Vault;
    browser: InstagramBrowser;
    workerId: string;
    /** With what notices are sent. What is owed on a channel that is absent stays owed. */
    senders: Senders;
    /** Null: no token, so nothing is sold. */
    stars: StarsClient | null;
    /** Null: never written. */
    backups: BackupPlan | null;
  };
