import { readBalance } from '#/lib/billing/read-ledger.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { ownAccountOf } from '#/lib/sessions/pool.ts';
import type { LookUpAnswer, ProfileFacts } from './look-up/answer.ts';
import { howLongMs } from './look-up/how-long.ts';
import { lookUpProfile } from './look-up/look-up-profile.ts';
import type { Check } from './model.ts';
import type { Plan } from './plan/model.ts';
import { planCheck } from './plan/plan-check.ts';
import { requestsLeft } from './plan/requests-left.ts';
import { planWorld } from './plan-world.ts';
import { CHECK_CREDITS } from './request-check.ts';
import { countSince, openCheckOf, openCheckOfId, openTotals, type RecentResult, recentResultOf } from './store.ts';

export type CheckOffer =
  /** `profile`, `plan` are null when nobody can ask Instagram now; `aboutMs` also when Instagram does not say how many there are. */
  | {
      kind: 'offered';
      price: number;
      balance: number;
      profile: ProfileFacts | null;
      perhapsPrivate: boolean;
      plan: Plan | null;
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
      plan: null,
      aboutMs: null,
      recent: await recentResultOf(ctx.db, { customerId, username, since }),
    };
  }

  const { profile } = answer;
  const targetId = BigInt(profile.id);
  const open = await openCheckOfId(ctx.db, customerId, targetId);
  if (open) return { kind: 'joined', check: open };
  const recent = await recentResultOf(ctx.db, { customerId, targetId, since });
  return { ...offer, profile, ...(await plannedFor(ctx, profile)), recent };
}

/** More open checks than these change nothing that a person would notice. */
const CHECKS_AHEAD = 500;

/** `aboutMs` counts the checks ahead. */
async function plannedFor(ctx: Effects, profile: ProfileFacts): Promise<{ plan: Plan; aboutMs: number | null }> {
  const { id, followers, following } = profile;
  const [own, open] = await Promise.all([ownAccountOf(ctx.db, BigInt(id)), openTotals(ctx.db, CHECKS_AHEAD)]);
  const world = await planWorld(ctx, { followers, following, search: 'unknown', isOurs: own !== null });
  const plan = planCheck(world);
  const ahead = open.map(requestsLeft);
  const aboutMs = plan.aboutMs === null ? null : howLongMs({ ...world, requests: plan.requests, ahead });
  return { plan, aboutMs };
}
