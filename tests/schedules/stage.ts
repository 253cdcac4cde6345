/** One schedule's world: the real database, an outside in memory, workers whose every step is a turn. */
import { requestCheck } from '#/lib/checks/request-check.ts';
import type { Ctx, WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { events } from '#/lib/platform/events.ts';
import { silentLog } from '#/lib/platform/log.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import type { Vault } from '#/lib/vault/vault.ts';
import { NO_NAMES_LIMITS, USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { type Crew, createCrew } from './crew.ts';
import { createElasticTime, type ElasticTime } from './elastic-clock.ts';
import { gatedDb } from './gated-db.ts';
import { createHeldQueue, type HeldQueue } from './held-queue.ts';
import type { Plan } from './moves.ts';
import { createOutside, type Outside, type OutsideProfile } from './outside.ts';
import { createOutsideBrowser } from './outside-browser.ts';
import { createOutsideHttp } from './outside-http.ts';
import { createTurns, type Turns } from './turns.ts';
import { createWitness, type Witness } from './witness.ts';

export type Stage = {
  readonly db: Db;
  readonly turns: Turns;
  readonly queue: HeldQueue;
  readonly time: ElasticTime;
  readonly outside: Outside;
  readonly crew: Crew;
  readonly witness: Witness;
  /** For whoever asks and decides: nothing of it waits for a turn. */
  readonly desk: Ctx;
  readonly accounts: { id: string; username: string }[];
  readonly customers: readonly bigint[];
  readonly checks: string[];
  ask(wish: Plan['wishes'][number]): Promise<void>;
};

const CREDITS = 10;
const CUSTOMERS = [9_100_001n, 9_100_002n];
const LIMITS: Limits = {
  ...USUAL_LIMITS,
  ...NO_NAMES_LIMITS,
  listIntervalMs: 0,
  coolDownMs: 0,
  shortfallPercent: 0,
  passwordPostsPerHour: 1_000,
  passwordPostsPerDay: 1_000,
  parkedMs: 3_650 * DAY_MS,
  checksPerDay: 1_000,
};

/** Empties the database and sets the stage. */
export async function setStage(tools: { db: Db; vault: Vault; pictures: Vault }, plan: Plan): Promise<Stage> {
  const { db } = tools;
  await wipe(db);
  const turns = createTurns((id) => crew.nameOf(id));
  const queue = createHeldQueue();
  const time = createElasticTime(turns, new Date());
  const readers = Array.from({ length: plan.accounts }, (_, n) => `reader${n}`);
  const outside = createOutside(plan.profiles.map(profileOf), readers);
  const checksAbout = (what: string) => plan.wishes.length + (what === 'probe' ? 2 : 1);
  const witness = createWitness(db, turns, { checksAbout, worker: (id) => crew.withId(id) });

  const base = {
    ...{ events, log: silentLog, limits: LIMITS, givenLimits: LIMITS, sealer: tools.vault, pictures: tools.pictures },
    ...{ origin: 'https://instagram.test', dashboard: 'http://127.0.0.1:3000' },
    ...{ operatorChannels: { addresses: {}, mail: false, quiet: null }, contractWatch: null },
  };
  const crew = createCrew(plan.workers, (workerId): WorkerCtx => {
    const take = <T>(what: string, work: () => Promise<T>) => turns.take(workerId, what, work);
    return {
      ...base,
      ...{ workerId, vault: tools.vault, senders: {}, stars: null, backups: null },
      db: gatedDb(db, take, queue),
      clock: time.clockOf(workerId),
      queue: queue.sender((what, work) => turns.take(workerId, what, work)),
      instagram: createOutsideHttp(turns, outside, workerId, witness.arrived),
      browser: createOutsideBrowser(turns, outside, workerId, witness),
    };
  });
  const desk: Ctx = {
    ...base,
    db: gatedDb(db, (_what, work) => work(), queue),
    clock: time.clockOf('desk'),
    queue: queue.sender(async (_what, work) => work()),
    instagram: createOutsideHttp({ take: async (_worker, _what, work) => work() }, outside, 'desk', async () => {}),
  };

  const stage: Stage = {
    ...{ db, turns, queue, time, outside, crew, witness, desk, customers: CUSTOMERS },
    ...{ accounts: [], checks: [] },
    async ask({ customer, profile }) {
      const customerId = CUSTOMERS[customer] ?? 0n;
      const asked = await requestCheck(desk, { customerId, username: nameOf(profile), door: 'bot', by: SYSTEM });
      if (asked.ok && !asked.joined) stage.checks.push(asked.check.id);
    },
  };
  for (const customerId of CUSTOMERS) await addCustomer(stage, customerId);
  for (const username of readers) await addReader(stage, username, plan.signedIn);
  for (const wish of plan.wishes) await stage.ask(wish);
  return stage;
}

const nameOf = (profile: number) => `target${profile}`;

function profileOf(size: Plan['profiles'][number], at: number): OutsideProfile {
  const ids = (count: number, from: number) => Array.from({ length: count }, (_, n) => BigInt(from + n));
  // every second user of the shorter list is on both
  return {
    username: nameOf(at),
    id: BigInt(500 + at),
    followers: ids(size.followers, 10_000),
    following: ids(size.following, 10_000 + Math.floor(size.followers / 2)),
  };
}

async function wipe(db: Db): Promise<void> {
  await db.$executeRaw`delete from audit_entries`;
  await db.$executeRaw`delete from notices`;
  await db.$executeRaw`delete from customers`;
  await db.$executeRaw`delete from accounts`;
}

async function addCustomer({ db, time }: Stage, id: bigint): Promise<void> {
  const grant = { kind: 'grant' as const, credits: CREDITS, delta: CREDITS, by: 'test', at: time.now() };
  await db.customer.create({
    data: { id, referralCode: `code-${id}`, balance: CREDITS, ledger: { create: grant } },
  });
}

async function addReader(stage: Stage, username: string, signedIn: boolean): Promise<void> {
  const { id } = await addAccount(stage.desk, { username, password: 'a password of a schedule', by: SYSTEM });
  stage.accounts.push({ id, username });
  if (signedIn) await handIn(stage, { id, username });
}

/** A person hands in a session from a browser of their own. */
export async function handIn(stage: Stage, account: { id: string; username: string }): Promise<void> {
  const { token } = stage.outside.signIn(account.username);
  await handInSession(stage.desk, { accountId: account.id, sessionId: decodeURIComponent(token), by: SYSTEM });
}
