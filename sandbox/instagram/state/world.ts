import type { Account } from './accounts.ts';
import { createHolds } from './holds.ts';
import type { Session, World } from './model.ts';
import { createPeople, type Person } from './people.ts';
import { createProfile, keyOf, type Profile } from './profiles.ts';
import { createRequestLog } from './request-log.ts';
import { defaultSwitches } from './switches.ts';

export function createWorld(input: { seed: string; now: () => Date; log: (line: string) => void }): World {
  return {
    ...input,
    people: createPeople(input.seed),
    profiles: new Map(),
    accounts: new Map(),
    sessions: new Map(),
    flows: new Map(),
    devices: new Map(),
    faults: [],
    signOutRules: [],
    walkPages: new Map(),
    switches: defaultSwitches(),
    ledBackUntil: null,
    requests: createRequestLog(),
    holds: createHolds(),
    counter: 0,
  };
}

/** Everything leads to the sign-in form, though sessions live. */
export function leadsBack({ ledBackUntil, now }: World): boolean {
  return ledBackUntil !== null && now() < ledBackUntil;
}

/** A created profile, or a small one for anybody on a list; null otherwise. */
export function findProfile(world: World, username: string): Profile | null {
  const name = username.toLowerCase();
  const known = world.profiles.get(name);
  if (known) return known;
  const person = findPerson(world, name);
  return person && profileOf(world, person);
}

/** As `findProfile`, by id; null for an unknown one. */
export function findProfileById(world: World, id: bigint): Profile | null {
  for (const profile of world.profiles.values()) if (profile.id === id) return profile;
  const n = world.people.numberOfId(id);
  const inSomeList = n !== null && [...world.profiles.values()].some(({ block }) => n >= block && n < block + 2 ** 23);
  return inSomeList && n !== null ? profileOf(world, world.people.person(n)) : null;
}

/** @throws {RangeError} no profile was put there under this name. */
export function profileNamed(world: World, username: string): Profile {
  const profile = world.profiles.get(username.toLowerCase());
  if (!profile)
    throw new RangeError(
      `There is no profile @${username} in this sandbox. Known: ${[...world.profiles.keys()].join(', ')}.`,
    );
  return profile;
}

/** @throws {RangeError} no such account. */
export function accountNamed(world: World, username: string): Account {
  const account = world.accounts.get(username.toLowerCase());
  if (!account)
    throw new RangeError(
      `There is no account @${username} in this sandbox. Known: ${[...world.accounts.keys()].join(', ')}.`,
    );
  return account;
}

/** Living sessions of one account, or of all. */
export function livingSessions(world: World, account?: string): Session[] {
  return [...world.sessions.values()].filter(
    (session) =>
      session.death === null && (account === undefined || session.account.username === account.toLowerCase()),
  );
}

function findPerson(world: World, username: string): Person | null {
  const renamed = world.people.renamed(username);
  if (renamed !== null) return world.people.person(renamed);
  for (const { block } of world.profiles.values()) {
    const n = world.people.numberOfName(block, username);
    if (n !== null) return world.people.person(n);
  }
  return null;
}

function profileOf(world: World, person: Person): Profile {
  const local = person.n % 997;
  return createProfile(world.people, {
    username: person.username,
    id: person.id,
    fullName: person.fullName,
    followers: 40 + local,
    following: 60 + (local % 311),
    mutual: 20,
    state: person.isPrivate ? 'private' : 'public',
    isVerified: person.isVerified,
  });
}

/** Whether somebody follows the person behind an account, by both ids. */
export function isFollower(world: World, id: bigint, of: bigint): boolean {
  const profile = findProfileById(world, of);
  const n = world.people.numberOfId(id);
  return profile !== null && n !== null && keyOf(world.people, profile, 'followers', n) !== null;
}
