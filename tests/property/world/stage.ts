/** One world on its stage: the real database and the product's own handlers, everything else in memory and in virtual time. */

import { requestCheck } from '#/lib/checks/request-check.ts';
import type { Ctx, WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { type Clock, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { events } from '#/lib/platform/events.ts';
import { type Log, silentLog } from '#/lib/platform/log.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createVault, type Vault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { NO_NAMES_LIMITS, USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { type Crew, createCrew } from '../../schedules/crew.ts';
import { gatedDb } from '../../schedules/gated-db.ts';
import { createHeldQueue, type HeldQueue } from '../../schedules/held-queue.ts';
import { createTurns, type Turns } from '../../schedules/turns.ts';
import { createFaults, type Faults } from './faults.ts';
import { nameOf } from './people.ts';
import type { Plan } from './plan.ts';
import { createSignIns, type SignIns } from './sign-in.ts';
import { createSite, type Site } from './site.ts';
import { createVirtualTime, type VirtualTime } from './time.ts';
import { layWire, ORIGIN } from './wire.ts';

export type Tools = { db: Db; vault: Vault; pictures: Vault };

/** `cause` tells breaches of one rule apart, as far as can be seen from outside. */
export type Breach = { rule: string; detail: string; cause?: string };

export type Stage = {
  readonly plan: Plan;
  readonly db: Db;
  readonly time: VirtualTime;
  readonly turns: Turns;
  readonly queue: HeldQueue;
  readonly crew: Crew;
  readonly site: Site;
  readonly signIns: SignIns;
  readonly faults: Faults;
  /** For whoever asks and decides: nothing of it waits for a turn, nothing of it fails. */
  readonly desk: Ctx;
  readonly limits: Limits;
  readonly accounts: { id: string; username: string }[];
  readonly checks: string[];
  /** How many workers died; breaches that were seen while it was played. */
  readonly facts: { kills: number; seen: Breach[] };
};

export function createTools(db: Db): Tools {
  return { db, vault: createVault(generateVaultKeys().privateKey), pictures: createPictureVault(generatePictureKey()) };
}

const CREDITS = 10;
const FIRST_CUSTOMER = 9_300_001n;
/** How long an answer of Instagram takes. */
const LATENCY_MS = 40;

/** As an installation has them, but for waits of people and paces, which would only cost steps. */
const LIMITS: Limits = {
  ...USUAL_LIMITS,
  ...NO_NAMES_LIMITS,
  passwordPostsPerHour: 1_000,
  passwordPostsPerDay: 1_000,
  listIntervalMs: 0,
  codeMs: 6 * SECOND_MS,
  parkedMs: 180 * MINUTE_MS,
  checksPerDay: 1_000,
};

/** Empties the database and sets the stage. */
export async function setStage(tools: Tools, plan: Plan): Promise<Stage> {
  const { db } = tools;
  await wipe(db);
  const time = createVirtualTime(db);
  await time.tellDatabase();
  const turns = createTurns((id) => crew.nameOf(id));
  const queue = createHeldQueue();
  const faults = createFaults(plan, (line) => turns.note(line));
  const site = createSite(plan, time.nowMs, (served) =>
    turns.note(
      `#${served.number} ${served.account} asks ${served.surface} of ${served.profile?.username ?? 'nobody'} ${served.cursor ?? ''}: ${served.told}`,
    ),
  );
  const turn = <T>(worker: string, what: string, work: () => T) => turns.take(worker, what, async () => work());
  const facts: Stage['facts'] = { kills: 0, seen: [] };
  const wire = layWire(site, time.nowMs, turn, () => {
    time.passTo(time.nowMs() + LATENCY_MS);
  });
  const signIns = createSignIns(site, plan.scripts, time.nowMs, turn);

  const base = {
    ...{ events, limits: LIMITS, givenLimits: LIMITS, sealer: tools.vault, pictures: tools.pictures, log: silentLog },
    ...{ origin: ORIGIN, dashboard: 'http://127.0.0.1:3000' },
    ...{ operatorChannels: { addresses: {}, mail: false, quiet: null }, contractWatch: null },
  };
  const inside = new Proxy(db, {
    get: (target, key) =>
      key === 'transaction'
        ? (((work) => target.transaction(faults.inside(work))) satisfies Db['transaction'])
        : Reflect.get(target, key),
  });
  const crew = createCrew(2, (workerId): WorkerCtx => {
    const take = <T>(what: string, work: () => Promise<T>) =>
      turns.take(workerId, what, async () => {
        await time.tellDatabase();
        return faults.operate(what, work);
      });
    const clock = time.clockOf(workerId);
    return {
      ...base,
      ...{ workerId, vault: brittleVault(tools.vault, faults), log: brittleLog(faults) },
      ...{ senders: {}, stars: null, backups: null },
      db: gatedDb(inside, take, queue),
      clock: brittleClock(clock, faults),
      queue: brittleQueue(
        queue.sender((what, work) => turns.take(workerId, what, work)),
        faults,
      ),
      instagram: wire.httpOf(workerId),
      browser: signIns.browserOf(workerId),
    };
  });
  const desk: Ctx = {
    ...base,
    db: gatedDb(db, (_what, work) => time.tellDatabase().then(work), queue),
    ...{ clock: time.clockOf('desk'), queue: queue.sender(async (_what, work) => work()) },
    // sessions of the beginning are handed in before anything goes wrong
    instagram: {
      ...wire.httpOf('desk'),
      probe: async (identity) => ({ verdict: 'page', value: { id: null, username: null }, identity }),
    },
  };
  const stage: Stage = {
    plan,
    db,
    time,
    turns,
    queue,
    crew,
    site,
    signIns,
    faults,
    desk,
    limits: LIMITS,
    accounts: [],
    checks: [],
    facts,
  };
  for (const account of site.accounts) await addReader(stage, account);
  for (const [at, wish] of plan.wishes.entries()) await ask(stage, FIRST_CUSTOMER + BigInt(at), wish);
  return stage;
}

async function wipe(db: Db): Promise<void> {
  await db.$executeRaw`
    with a as (delete from audit_entries), n as (delete from notices), b as (delete from settings)
    delete from accounts`;
  await db.$executeRaw`delete from customers`;
}

async function addReader({ desk, accounts, site }: Stage, account: Site['accounts'][number]): Promise<void> {
  const { username } = account;
  const { id } = await addAccount(desk, { username, password: 'a password of a world', by: SYSTEM });
  accounts.push({ id, username });
  await desk.db.account.update({ where: { id }, data: { instagramId: account.id } });
  if (!account.signedIn) return;
  const { token } = site.sessions.signIn(account);
  await handInSession(desk, { accountId: id, sessionId: decodeURIComponent(token), by: SYSTEM });
}

async function ask({ desk, checks, time, plan }: Stage, customerId: bigint, wish: number): Promise<void> {
  const grant = { kind: 'grant' as const, credits: CREDITS, delta: CREDITS, by: 'test', at: new Date(time.nowMs()) };
  await desk.db.customer.create({
    data: { id: customerId, referralCode: `code-${customerId}`, balance: CREDITS, ledger: { create: grant } },
  });
  const asked = await requestCheck(desk, {
    customerId,
    username: nameOf(wish % plan.profiles.length),
    door: 'bot',
    by: SYSTEM,
  });
  if (asked.ok && !asked.joined) checks.push(asked.check.id);
}

function brittleClock(clock: Clock, faults: Faults): Clock {
  return {
    ...clock,
    now() {
      faults.touch('clock');
      return clock.now();
    },
  };
}

function brittleVault(vault: Vault, faults: Faults): Vault {
  const touched =
    <A extends unknown[], R>(work: (...input: A) => R) =>
    (...input: A): R => {
      faults.touch('vault');
      return work(...input);
    };
  return { ...vault, open: touched(vault.open), openText: touched(vault.openText), seal: touched(vault.seal) };
}

function brittleLog(faults: Faults): Log {
  const say = () => faults.touch('log');
  return { debug: say, info: say, warn: say, error: say, child: () => brittleLog(faults) };
}

function brittleQueue(queue: ReturnType<HeldQueue['sender']>, faults: Faults): ReturnType<HeldQueue['sender']> {
  return {
    async send(...sent) {
      faults.touch('queue');
      await queue.send(...sent);
    },
    async sendAll(...sent) {
      faults.touch('queue');
      await queue.sendAll(...sent);
    },
  };
}
