/** How often the API may be asked. Each answer says how it stands (draft-ietf-httpapi-ratelimit-headers-10). */
import { addressOf } from '#/app/_shared/client-address.ts';
import { networkOf } from '#/lib/operators/network-address.ts';
import { giveUseBack, type Rate, takeUse, type Use } from '#/lib/operators/rates/take-use.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { ApiContext, ApiCtx } from './model.ts';
import { ApiRefusal } from './refusals.ts';

export const TOKEN_RATE: Rate = { name: 'token', quota: 1_200, windowMs: MINUTE_MS };
/** An IPv6 address stands for its /64. */
export const WRONG_RATE: Rate = { name: 'wrong-tokens', quota: 120, windowMs: MINUTE_MS };
/** Notices of payments that nobody at Robokassa signed. */
export const FORGED_RATE: Rate = { name: 'forged-notices', quota: 30, windowMs: MINUTE_MS };

/** @throws {ApiRefusal} `throttled` */
export async function takeTokenUse(c: ApiContext, ctx: ApiCtx, hash: string): Promise<void> {
  const use = await takeUse(ctx, TOKEN_RATE, hash);
  c.set('rate', written(use));
  if (!use.granted) throw tooOften(use, 'This token asks too often');
}

/** @throws {ApiRefusal} `throttled` */
export async function takeWrongUse(c: ApiContext, ctx: ApiCtx): Promise<void> {
  const use = await takeUse(ctx, WRONG_RATE, networkOf(addressOf(c.req.raw.headers)));
  c.set('rate', written(use));
  if (!use.granted) throw tooOften(use, 'Too many wrong tokens came from this address');
}

/** @throws {ApiRefusal} `throttled` */
export async function takeForgedUse(c: ApiContext, ctx: ApiCtx): Promise<void> {
  const use = await takeUse(ctx, FORGED_RATE, networkOf(addressOf(c.req.raw.headers)));
  c.set('rate', written(use));
  if (!use.granted) throw tooOften(use, 'Too many notices without the right signature came from this address');
}

/** Gives a use back: the token was none of the wrong ones. */
export async function giveWrongUseBack(c: ApiContext, ctx: ApiCtx): Promise<void> {
  await giveUseBack(ctx, WRONG_RATE, networkOf(addressOf(c.req.raw.headers)));
}

function written({ rate, left, endsInMs }: Use): Record<string, string> {
  return {
    'ratelimit-policy': `"${rate.name}";q=${rate.quota};w=${rate.windowMs / 1_000}`,
    ratelimit: `"${rate.name}";r=${left};t=${secondsOf(endsInMs)}`,
  };
}

function tooOften({ rate, endsInMs }: Use, what: string): ApiRefusal {
  const seconds = secondsOf(endsInMs);
  const most = `${rate.quota} in ${rate.windowMs / 1_000} seconds are the most`;
  return new ApiRefusal('throttled', `${what}: ${most}. Go on in ${seconds} seconds.`, {
    detail: { retryAfterSeconds: seconds },
    headers: { 'retry-after': String(seconds) },
  });
}

/** At least one: whoever comes back at once would be refused again. */
const secondsOf = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));
