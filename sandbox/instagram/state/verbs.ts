import { createFault, type FaultInput } from '../faults/faults.ts';
import { type InterruptBy, interrupt } from '../faults/interruptions.ts';
import type { AccountInput } from './accounts.ts';
import type { Hold } from './holds.ts';
import type { Flavour, World } from './model.ts';
import {
  addPeople,
  createProfile,
  type ProfileInput,
  type ProfileState,
  plantPeople,
  removePeople,
} from './profiles.ts';
import type { LoggedRequest, RequestFilter } from './request-log.ts';
import { accountHandle, addAccount, type SandboxAccount } from './sandbox-account.ts';
import { endSession } from './sessions.ts';
import { addSignOutRules, type SignOutAfter } from './sign-out-rules.ts';
import {
  type CursorSwitches,
  defaultSwitches,
  type Endpoint,
  type PageSizes,
  type RateLimit,
  type Retired,
  type Screens,
  type Switches,
} from './switches.ts';
import { type Truth, type TruthCount, truthCount, truthOf } from './truth.ts';
import { accountNamed, livingSessions, profileNamed } from './world.ts';

export type ProfileChange = {
  renameTo?: { id: bigint; username: string }[] | undefined;
  addFollowers?: number | undefined;
  addFollowing?: number | undefined;
  removeFollowers?: bigint[] | undefined;
  removeFollowing?: bigint[] | undefined;
  /** People who are somewhere in this world. */
  plantFollowers?: bigint[] | undefined;
  plantFollowing?: bigint[] | undefined;
  state?: ProfileState | undefined;
  declaredFollowers?: number | null | undefined;
  declaredFollowing?: number | null | undefined;
  username?: string | undefined;
};

export type OtherSwitches = Partial<
  Pick<
    Switches,
    | 'pk'
    | 'counters'
    | 'userAgents'
    | 'encryptedPasswords'
    | 'graphqlPrefix'
    | 'resendDelayMs'
    | 'codeLifeMs'
    | 'totpReuse'
  >
>;

export type InstagramVerbs = {
  account(input: AccountInput): SandboxAccount;
  /** The account with this name. @throws {RangeError} there is none. */
  accountOf(username: string): SandboxAccount;
  profile(input: ProfileInput): { id: bigint };
  /** Sorted ids. @throws {RangeError} more than 200,000 in a list. */
  truth(username: string): Truth;
  truthCount(username: string): TruthCount;
  /** Its session dies after exactly so many entries, whose page is shortened, or look-ups. */
  signOutAfter(input: SignOutAfter): void;
  signOut(account?: string, flavour?: Flavour): number;
  interrupt(account: string | undefined, by: InterruptBy): number;
  /** Leads everything but the sign-in to the form; 0 ends it. */
  ledBack(ms: number): void;
  fault(input: FaultInput): void;
  clearFaults(): void;
  rateLimit(limit: RateLimit | null): void;
  latency(ms: number | { lists: number }): void;
  /** Keeps answers back, decided on arrival. */
  hold(which: RequestFilter | ((request: LoggedRequest) => boolean)): Hold;
  pageSize(sizes: Partial<PageSizes>): void;
  graphqlLists(mode: Switches['graphqlLists']): void;
  retire(endpoint: Endpoint, answer?: Retired): void;
  restore(endpoint?: Endpoint): void;
  screens(screens: Partial<Screens>): void;
  signIns(mode: Switches['signIns']): void;
  cursors(switches: Partial<CursorSwitches>): void;
  switches(switches: OtherSwitches): void;
  /** Changes a profile, perhaps while it is read. @returns added ids. */
  change(username: string, change: ProfileChange): { addedFollowers: bigint[]; addedFollowing: bigint[] };
  /** Resets switches, faults, rules, holds and rates; accounts, profiles, sessions and log stay. */
  calm(): void;
};

export function createVerbs(world: World, host: string): InstagramVerbs {
  const { switches } = world;
  return {
    account: (input) => addAccount(world, input, host),
    accountOf: (username) => accountHandle(world, accountNamed(world, username), host),
    profile(input) {
      const profile = createProfile(world.people, input);
      world.profiles.set(profile.username, profile);
      return { id: profile.id };
    },
    truth: (username) => truthOf(world.people, profileNamed(world, username)),
    truthCount: (username) => truthCount(world.people, profileNamed(world, username)),
    signOutAfter: (input) => addSignOutRules(world, input),
    signOut: (account, flavour) => signOutAll(world, account, flavour),
    interrupt(account, by) {
      const living = livingSessions(world, account);
      interrupt(world, living, by);
      return living.length;
    },
    ledBack(ms) {
      world.ledBackUntil = ms > 0 ? new Date(world.now().getTime() + ms) : null;
    },
    fault(input) {
      world.counter += 1;
      world.faults.push(createFault(input, world.counter));
    },
    clearFaults() {
      world.faults.length = 0;
      world.signOutRules.length = 0;
    },
    rateLimit(limit) {
      switches.rateLimit = limit;
    },
    latency(ms) {
      if (typeof ms === 'number') Object.assign(switches, { latencyMs: ms, listLatencyMs: null });
      else switches.listLatencyMs = ms.lists;
    },
    hold: (which) => world.holds.add(which),
    pageSize: (sizes) => void Object.assign(switches.pageSizes, sizes),
    graphqlLists(mode) {
      switches.graphqlLists = mode;
    },
    retire: (endpoint, answer = '400') => void switches.retired.set(endpoint, answer),
    restore: (endpoint) => (endpoint ? void switches.retired.delete(endpoint) : switches.retired.clear()),
    screens: (screens) => void Object.assign(switches.screens, screens),
    signIns(mode) {
      switches.signIns = mode;
    },
    cursors: (cursors) => void Object.assign(switches.cursors, cursors),
    switches: (others) => void Object.assign(switches, others),
    change: (username, change) => changeProfile(world, username, change),
    calm() {
      Object.assign(switches, defaultSwitches());
      world.ledBackUntil = null;
      world.faults.length = 0;
      world.signOutRules.length = 0;
      world.holds.letAllGo();
    },
  };
}

function signOutAll(world: World, account: string | undefined, flavour: Flavour = 'require_login'): number {
  const living = livingSessions(world, account);
  for (const session of living) endSession(session, flavour, world.now());
  return living.length;
}

function changeProfile(world: World, username: string, change: ProfileChange) {
  const { people } = world;
  const profile = profileNamed(world, username);
  for (const { id, username: name } of change.renameTo ?? []) {
    const n = people.numberOfId(id);
    if (n === null) throw new RangeError(`${id} is not the id of anybody in this sandbox.`);
    people.rename(n, name.toLowerCase());
  }
  removePeople(people, profile, 'followers', change.removeFollowers ?? []);
  removePeople(people, profile, 'following', change.removeFollowing ?? []);
  plantPeople(people, profile, 'followers', change.plantFollowers ?? []);
  plantPeople(people, profile, 'following', change.plantFollowing ?? []);
  const addedFollowers = addPeople(people, profile, 'followers', change.addFollowers ?? 0).map(({ id }) => id);
  const addedFollowing = addPeople(people, profile, 'following', change.addFollowing ?? 0).map(({ id }) => id);
  if (change.state) profile.state = change.state;
  if (change.declaredFollowers !== undefined) profile.declared.followers = change.declaredFollowers;
  if (change.declaredFollowing !== undefined) profile.declared.following = change.declaredFollowing;
  if (change.username) {
    world.profiles.delete(profile.username);
    profile.username = change.username.toLowerCase();
    world.profiles.set(profile.username, profile);
  }
  return { addedFollowers, addedFollowing };
}
