/** What most faults happen to: checks of profiles that are being read. */
import { runCheck, type SliceEnded } from '#/lib/checks/run/run-check.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import type { Hold } from '#/sandbox/instagram/state/holds.ts';
import type { LoggedRequest } from '#/sandbox/instagram/state/request-log.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import type { World } from './world.ts';

/** Faults take their time: leases lapse, silences are noticed, browsers start. On a busy machine all of it takes longer. */
export const FAULT_MS = 480_000;
export const WAIT_MS = 240_000;

export const PAID = [
  { kind: 'reserve', credits: 1 },
  { kind: 'capture', credits: 1 },
];
export const GIVEN_BACK = [
  { kind: 'reserve', credits: 1 },
  { kind: 'release', credits: 1 },
];
export const HELD = [{ kind: 'reserve', credits: 1 }];

/** A profile, a customer with one credit, and the customer's check of it. */
export async function askedCheck(
  world: World,
  profile: {
    username?: string;
    followers?: number;
    following?: number;
    mutual?: number;
    declaredFollowers?: number;
  } = {},
) {
  const { username = 'ada', followers = 300, following = 120, mutual = 60, ...more } = profile;
  world.instagram.profile({ username, followers, following, mutual, ...more });
  const customer = await world.customer({ credits: 1 });
  const { id } = await world.requestCheck({ customerId: customer.id, username });
  return { id, username, customer };
}

/** Runs one slice of a check here, as the queue would, and nothing else: no timetable, no sign-in. */
export function runSlice(world: World, checkId: string, stop = new AbortController()): Promise<SliceEnded> {
  return runCheck(world.ctx, { checkId, signal: stop.signal });
}

/** Gives an account a living session by hand: the quick way to a new generation. */
export async function giveSession(world: World, account: { id: string; sandbox: SandboxAccount }): Promise<void> {
  const sessionId = decodeURIComponent(account.sandbox.session().sessionId);
  const handed = await handInSession(world.ctx, { accountId: account.id, sessionId, by: SYSTEM });
  if (!handed.ok) throw new Error(`the sandbox refused its own session: ${handed.reason}`);
}

/** Waits for the n-th request for a page of the followers of a profile. */
export function pageAsked(world: World, page: number, username = 'ada', timeoutMs = WAIT_MS): Promise<LoggedRequest> {
  let seen = 0;
  return world.instagram.requests.waitFor(
    (request) =>
      request.surface === 'list' && request.list === 'followers' && request.profile === username && ++seen >= page,
    timeoutMs,
  );
}

/** Answers with pages of lists are kept back from the n-th request on, however fast they are asked for. */
export function holdFromPage({ instagram }: World, page: number): Hold {
  return instagram.hold(({ surface }) => surface === 'list' && instagram.requests.lists().length >= page);
}

/** How many pages of a profile were asked for more often than once, and how often in all. */
export function asked(world: World, username = 'ada'): { pages: number; twice: number } {
  const { requests } = world.instagram;
  return {
    pages: requests.lists({ profile: username }).length,
    twice: requests.pagesAskedTwice({ profile: username }),
  };
}

/** How many attempts at a sign-in there were. */
export function attempts(world: World): Promise<number> {
  return world.ctx.db.refreshAttempt.count();
}

/** How often a new session was asked for, whether or not anybody has begun to get it. */
export async function sessionsAskedFor({ ctx }: World): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ asked: number }[]>`
    select count(*)::int as asked from pgboss.job where name = 'refresh.request'`;
  return rows[0]?.asked ?? 0;
}
