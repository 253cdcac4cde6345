import { readBalance } from '#/lib/billing/read-ledger.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { accountsThatRead } from '#/lib/sessions/pool.ts';
import type { LookUpAnswer, ProfileFacts } from './look-up/answer.ts';
import { FOLLOWERS_A_PAGE, FOLLOWING_A_PAGE, howLongMs } from './look-up/how-long.ts';
import { lookUpProfile } from './look-up/look-up-profile.ts';
import type { Check } from './model.ts';
import { CHECK_CREDITS } from './request-check.ts';
import { countSince, openCheckOf, openCheckOfId, openTotals, type RecentResult, recentResultOf } from './store.ts';

export type CheckOffer =
  /** `profile` is null when nobody can ask Instagram now; `aboutMs` also when Instagram does not say how many there are. */
  | {
      kind: 'offered';
      price: number;
      balance: number;
      profile: ProfileFacts | null;
      perhapsPrivate: boolean;
      aboutMs: number | null;
      /** The customer's newest result of this profile, of the last two days; null without one. */
      recent: RecentResult | null;
    }
  | { kind: 'joined'; check: Check }
  | { kind: 'no_credit' }
  | { kind: 'too_many_today' }
  | { kind: 'too_fast' }
  | { kind: 'private' | 'missing' | 'opted_out' };

/** Whoever checked yesterday may have forgotten it. */
const RECENT_MS = 2 * DAY_MS;

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'limits'>;

/**
 * What a check of a profile would read and cost, or why there can be none. Reserves nothing; may ask Instagram.
 * @throws {DomainError} `not_found` for a customer who never spoke with the bot.
 */
export async function offerCheck(
  ctx: Effects,
  input: { customerId: bigint; username: string; by: Actor },
): Promise<CheckOffer> {
  const { customerId, username, by } = input;
  demandRight(by, 'check.request', customerId);
  const open = await openCheckOf(ctx.db, customerId, username);
  if (open) return { kind: 'joined', check: open };
  const { balance } = await readBalance(ctx, { customerId });
  if (balance < CHECK_CREDITS) return { kind: 'no_credit' };
  const today = await countSince(ctx.db, customerId, after(ctx.clock.now(), -DAY_MS));
  if (today >= ctx.limits.checksPerDay) return { kind: 'too_many_today' };

  const answer = await lookUpProfile(ctx, { customerId, username });
  return 'profile' in answer || answer.kind === 'unknown'
    ? offered(ctx, { customerId, username, balance, answer })
    : answer;
}

type Offerable = Extract<LookUpAnswer, { kind: 'public' | 'perhaps_private' | 'unknown' }>;

async function offered(
  ctx: Effects,
  {
    customerId,
    username,
    balance,
    answer,
  }: { customerId: bigint; username: string; balance: number; answer: Offerable },
): Promise<CheckOffer> {
  const offer = {
    kind: 'offered',
    price: CHECK_CREDITS,
    balance,
    perhapsPrivate: answer.kind === 'perhaps_private',
  } as const;
  const since = after(ctx.clock.now(), -RECENT_MS);
  if (answer.kind === 'unknown') {
    return {
      ...offer,
      profile: null,
      aboutMs: null,
      recent: await recentResultOf(ctx.db, { customerId, username, since }),
    };
  }

  const { profile } = answer;
  const targetId = BigInt(profile.id);
  const open = await openCheckOfId(ctx.db, customerId, targetId);
  if (open) return { kind: 'joined', check: open };
  const recent = await recentResultOf(ctx.db, { customerId, targetId, since });
  return { ...offer, profile, aboutMs: await aboutMsOf(ctx, profile), recent };
}

/** More open checks than these change nothing that a person would notice. */
const CHECKS_AHEAD = 500;

async function aboutMsOf(ctx: Effects, { followers, following }: ProfileFacts): Promise<number | null> {
  const [accounts, open] = await Promise.all([accountsThatRead(ctx.db), openTotals(ctx.db, CHECKS_AHEAD)]);
  const ahead = open.map((check) => {
    if (check.declaredFollowers === null || check.declaredFollowing === null) return null;
    const left = [
      check.declaredFollowers - check.followersRead,
      check.declaredFollowing - check.followingRead,
    ] as const;
    return Math.ceil(Math.max(0, left[0]) / FOLLOWERS_A_PAGE) + Math.ceil(Math.max(0, left[1]) / FOLLOWING_A_PAGE);
  });
  return howLongMs({ followers, following, intervalMs: ctx.limits.listIntervalMs, accounts, ahead });
}
