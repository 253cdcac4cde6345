/** A world and what goes wrong in it: arbitraries that fast-check shrinks. A number is taken modulo what there is at that moment. */
import fc from 'fast-check';
import type { SignInFailure } from '#/lib/instagram/browser/model.ts';
import { POLICIES } from '#/lib/refresh/policy.ts';
import { type Nasty, nasty, nastyPage, nastyProfile } from './nasty.ts';
import { SURFACES, type Surface } from './played.ts';

export type ProfilePlan = {
  followers: number;
  following: number;
  /** So many people of the end of one list are the beginning of the other. */
  mutual: number;
  /** Declared, but never listed by anybody: deactivated people. */
  hidden: { followers: number; following: number };
  counters: 'told' | 'null';
  exists: boolean;
  isPrivate: boolean;
  /** The account that follows it, so that a private one is readable to it. */
  followedBy: number | null;
};

/** `part`: lists without some of their people. `nothing`: lists without anybody. */
export type AccountPlan = { signedIn: boolean; sees: 'all' | 'part' | 'nothing' };

/** From that request of the world on, for so many requests or minutes, whatever matches is answered otherwise. */
export type Window = {
  from: number;
  lasts: { requests: number } | { minutes: number } | 'for_ever';
  account: number | null;
  surface: Surface | 'any' | 'lists' | 'data';
  profile: number | null;
  what: Nasty;
};

/** Instagram ends the account's session before that request; `cursors`: what the next session's lists make of older cursors. */
export type Death = {
  before: number;
  account: number;
  ending: 'login_required' | 'unclear' | 'challenged' | 'deleted_cookie';
  cursors: 'kept' | 'first_page' | 'empty_end' | 'refused' | 'unclear';
};

/** How a sign-in goes: well, with a code, in somebody else's account, well although the browser dies, or not. */
export type Script = 'ok' | 'ask' | 'other_account' | 'dies_after' | SignInFailure;

/** What the database throws at so many operations in a row, before they are done, in their midst, or after it took effect. */
export type Outage = { at: number; times: number; error: number; when: 'before' | 'inside' | 'after' };

/** The n-th kind of database operation throws so often, from its first use on. */
export type Curse = { place: number; times: number; error: number };

/** Something else that throws once, at its n-th use. */
export type Mishap = { where: 'queue' | 'vault' | 'clock' | 'log'; at: number };

/** The list's search, from that request of the world on: it finds nobody, gives the list as it is, or answers without people. */
export type SearchFault = { from: number; account: number | null; what: 'nobody' | 'unfiltered' | 'unshaped' };

/** Before that request somebody follows or is followed, stops, or is named otherwise. */
export type Move = {
  before: number;
  profile: number;
  list: 'followers' | 'following';
  what: 'join' | 'leave' | 'rename';
  who: number;
};

export type Action = { at: number; what: 'cancel' | 'manual' | 'plan' | 'wrong_code'; which: number };

export type Plan = {
  profiles: ProfilePlan[];
  accounts: AccountPlan[];
  /** One for each check that is asked for: whose profile. */
  wishes: number[];
  perPage: number;
  windows: Window[];
  deaths: Death[];
  searchFaults: SearchFault[];
  moves: Move[];
  scripts: Script[];
  outages: Outage[];
  curses: Curse[];
  mishaps: Mishap[];
  /** After which steps the worker dies. */
  kills: number[];
  actions: Action[];
};

/** One in so many; a smaller world has none of it. */
const seldom = (oneIn: number) => fc.integer({ min: 1 - oneIn, max: 0 }).map((n) => n === 1 - oneIn);
const people = fc.oneof({ weight: 4, arbitrary: fc.nat(14) }, { weight: 1, arbitrary: fc.nat(60) });
const hidden = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 1 });
const list = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) => fc.array(arbitrary, { maxLength, size: 'max' });

const profile: fc.Arbitrary<ProfilePlan> = fc.record({
  followers: people,
  following: people,
  mutual: fc.nat(8),
  hidden: fc.record({ followers: hidden, following: hidden }),
  counters: seldom(12).map((n) => (n ? 'null' : 'told')),
  exists: seldom(16).map((n) => !n),
  isPrivate: seldom(8),
  followedBy: orNull(fc.nat(2)),
});

const account: fc.Arbitrary<AccountPlan> = fc.record({
  signedIn: seldom(6).map((n) => !n),
  sees: fc.integer({ min: -15, max: 0 }).map((n) => (n === -15 ? 'nothing' : n === -14 ? 'part' : 'all')),
});

const lasts = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(1, 1, 2, 3, 6, 12).map((requests) => ({ requests })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 6, 20, 70, 300).map((minutes) => ({ minutes })) },
  { weight: 1, arbitrary: fc.constant('for_ever' as const) },
);

const windowWith = (
  surface: fc.Arbitrary<Window['surface']>,
  what: fc.Arbitrary<Nasty>,
  latest: number,
): fc.Arbitrary<Window> =>
  fc.record({ from: fc.nat(latest), lasts, account: orNull(fc.nat(2)), surface, profile: orNull(fc.nat(1)), what });

const window: fc.Arbitrary<Window> = fc.oneof(
  { weight: 3, arbitrary: windowWith(fc.constantFrom('any', 'lists', 'data', ...SURFACES), nasty, 30) },
  { weight: 2, arbitrary: windowWith(fc.constantFrom('lists', 'lists', 'rest'), nastyPage, 12) },
  { weight: 1, arbitrary: windowWith(fc.constantFrom('any', 'data', 'profile'), nastyProfile, 3) },
);

const death: fc.Arbitrary<Death> = fc.record({
  before: fc.nat(30),
  account: fc.nat(2),
  ending: fc.constantFrom('login_required', 'unclear', 'challenged', 'deleted_cookie'),
  cursors: fc.constantFrom('kept', 'kept', 'first_page', 'empty_end', 'refused', 'unclear'),
});

/** Reasons that only the house around the browser gives. */
const OURS = new Set(['lease_lost', 'unsealable']);
const FAILURES = Object.keys(POLICIES).filter((reason) => !OURS.has(reason)) as SignInFailure[];
const script: fc.Arbitrary<Script> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Script>('ok', 'ok', 'ask', 'dies_after', 'other_account') },
  { weight: 3, arbitrary: fc.constantFrom<Script>(...FAILURES) },
);

const outage: fc.Arbitrary<Outage> = fc.record({
  at: fc.nat(140),
  times: fc.constantFrom(1, 1, 1, 2, 5, 15),
  error: fc.nat(30),
  when: fc.constantFrom('before', 'inside', 'after'),
});
const curse: fc.Arbitrary<Curse> = fc.record({
  place: fc.nat(16),
  times: fc.constantFrom(1, 3, 10_000),
  error: fc.nat(30),
});
const mishap: fc.Arbitrary<Mishap> = fc.record({
  where: fc.constantFrom('queue', 'vault', 'clock', 'log'),
  at: fc.nat(20),
});
const searchFault: fc.Arbitrary<SearchFault> = fc.record({
  from: fc.nat(60),
  account: orNull(fc.nat(2)),
  what: fc.constantFrom('nobody', 'nobody', 'unfiltered', 'unshaped'),
});
const move: fc.Arbitrary<Move> = fc.record({
  before: fc.nat(60),
  profile: fc.nat(1),
  list: fc.constantFrom('followers', 'following'),
  what: fc.constantFrom('join', 'leave', 'rename', 'rename'),
  who: fc.nat(60),
});
const action: fc.Arbitrary<Action> = fc.record({
  at: fc.nat(150),
  what: fc.constantFrom('cancel', 'manual', 'manual', 'plan', 'wrong_code', 'wrong_code'),
  which: fc.nat(3),
});

const bounds = (most: Partial<Record<'windows' | 'deaths' | 'scripts' | 'faults' | 'searches' | 'moves', number>>) => ({
  windows: list(window, most.windows ?? 0),
  deaths: list(death, most.deaths ?? 0),
  searchFaults: list(searchFault, most.searches ?? 0),
  moves: list(move, most.moves ?? 0),
  scripts: list(script, most.scripts ?? 0),
  outages: list(outage, most.faults ?? 0),
  curses: list(curse, most.faults ? 1 : 0),
  mishaps: list(mishap, most.faults ?? 0),
  kills: list(fc.nat(160), most.faults ?? 0),
  actions: list(action, most.faults ?? 0),
});

const cast = {
  profiles: fc.array(profile, { minLength: 1, maxLength: 2 }),
  accounts: fc.array(account, { minLength: 1, maxLength: 3 }),
  wishes: fc.array(fc.nat(1), { minLength: 1, maxLength: 2 }),
  perPage: fc.integer({ min: 2, max: 6 }),
};

const planWith = (most: Parameters<typeof bounds>[0]): fc.Arbitrary<Plan> => fc.record({ ...cast, ...bounds(most) });

/** What a run meets: an odd Instagram, sessions that end, our own house that fails, and all of it together. */
export const runs: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 5, arbitrary: planWith({ windows: 3 }) },
  { weight: 2, arbitrary: planWith({ windows: 1, deaths: 2 }) },
  { weight: 2, arbitrary: planWith({ faults: 3 }) },
  { weight: 3, arbitrary: planWith({ windows: 3, deaths: 2, scripts: 2, faults: 2, searches: 1 }) },
);

/** Few are followed; followers are so few that they are read, or so many that it is cheaper to ask. */
const askedProfile: fc.Arbitrary<ProfilePlan> = fc.record({
  followers: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 500, max: 520 })),
  following: fc.integer({ min: 1, max: 12 }),
  mutual: fc.nat(12),
  hidden: fc.record({ followers: hidden, following: fc.constant(0) }),
  counters: fc.constant('told'),
  exists: fc.constant(true),
  isPrivate: fc.constant(false),
  followedBy: fc.constant(null),
});

/** Lists that end too early for ever, and whatever else. */
const shortList: fc.Arbitrary<Window> = fc.record({
  from: fc.nat(8),
  lasts: fc.constant('for_ever'),
  account: orNull(fc.nat(2)),
  surface: fc.constant('lists'),
  profile: fc.constant(null),
  what: fc.constantFrom({ kind: 'sudden_end' as const }, { kind: 'limited' as const }),
});

/** What asking for one person meets: lists that are short, a search that fails, people who move, sessions that end, and all of it. */
export const askings: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.oneof(
      { weight: 2, arbitrary: planWith({ windows: 1, moves: 3 }) },
      { weight: 2, arbitrary: planWith({ windows: 1, searches: 2 }) },
      { weight: 3, arbitrary: planWith({ windows: 2, searches: 1, deaths: 2, moves: 3, faults: 1 }) },
    ),
    fc.array(askedProfile, { minLength: 1, maxLength: 2 }),
    list(shortList, 1),
  )
  .map(([plan, profiles, short]) => ({ ...plan, profiles, windows: [...plan.windows, ...short] }));

/** What an attempt meets: accounts without a session, sign-ins of every kind, and workers that die under them. */
export const attempts: fc.Arbitrary<Plan> = fc
  .oneof(
    { weight: 2, arbitrary: planWith({ deaths: 3, scripts: 4 }) },
    { weight: 2, arbitrary: planWith({ deaths: 2, scripts: 3, faults: 3 }) },
    { weight: 1, arbitrary: planWith({ windows: 2, deaths: 2, scripts: 3, faults: 2 }) },
  )
  .map((plan) => ({
    ...plan,
    accounts: plan.accounts.map((one, at) => (at === 0 ? { ...one, signedIn: false } : one)),
  }));
