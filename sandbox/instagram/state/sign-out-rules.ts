/** Sessions that end in the middle: after so many list entries or look-ups. */
import type { Flavour, Session, SignOutRule, World } from './model.ts';
import { endSession } from './sessions.ts';

export type SignOutAfter = {
  followersRead?: number | undefined;
  followingRead?: number | undefined;
  /** Requests that search a list. */
  lookUps?: number | undefined;
  account?: string | undefined;
  username?: string | undefined;
  flavour?: Flavour | undefined;
  times?: number | undefined;
};

/** @throws {RangeError} nothing is counted, or no whole number. */
export function addSignOutRules(world: World, input: SignOutAfter): void {
  const rules: [SignOutRule['of'], number | undefined][] = [
    ['followers', input.followersRead],
    ['following', input.followingRead],
    ['look_ups', input.lookUps],
  ];
  if (rules.every(([, after]) => after === undefined))
    throw new RangeError('signOutAfter needs followersRead, followingRead or lookUps.');
  for (const [of, after] of rules) {
    if (after === undefined) continue;
    if (!Number.isInteger(after) || after < 0)
      throw new RangeError(`signOutAfter: ${of} is ${after}; a whole number from 0 is expected.`);
    world.signOutRules.push({
      of,
      after,
      served: 0,
      account: input.account?.toLowerCase() ?? null,
      username: input.username?.toLowerCase() ?? null,
      flavour: input.flavour ?? 'require_login',
      left: input.times ?? 1,
    });
  }
}

/** Until a rule ends the session; Infinity without one. */
export function entriesLeft(world: World, at: ReadAt): number {
  return Math.min(Number.POSITIVE_INFINITY, ...rulesFor(world, at).map((rule) => rule.after - rule.served));
}

/** Counts entries; ends the session when a rule says so. */
export function countEntries(world: World, at: ReadAt, entries: number): void {
  for (const rule of rulesFor(world, at)) {
    rule.served += entries;
    if (rule.served < rule.after) continue;
    endSession(at.session, rule.flavour, world.now());
    rule.left -= 1;
    rule.served = 0;
  }
}

type ReadAt = { session: Session; profile: string; of: SignOutRule['of'] };

function rulesFor(world: World, at: ReadAt): SignOutRule[] {
  return world.signOutRules.filter(
    (rule) =>
      rule.left > 0 &&
      rule.of === at.of &&
      (rule.account === null || rule.account === at.session.account.username) &&
      (rule.username === null || rule.username === at.profile),
  );
}
