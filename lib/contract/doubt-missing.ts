import { longRest } from '#/lib/checks/endurance.ts';
import { restTroubled } from '#/lib/checks/faults/account-faults.ts';
import type { RefusedAnswer } from '#/lib/checks/faults/policy.ts';
import { findKnownTarget } from '#/lib/checks/find-known-target.ts';
import type { RunEffects } from '#/lib/checks/run/model.ts';
import { KNOWN_FOR_MS } from '#/lib/checks/run/second-opinion.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { Allowance } from './allowance.ts';

type Missed = { reader: Reader; allowance: Allowance; username: string; refused: RefusedAnswer };

/** The watch does not find its profile. Tells operators once a day: profile gone, or account in trouble. */
export async function doubtMissing(ctx: RunEffects, missed: Missed): Promise<void> {
  const { reader, allowance, username, refused } = missed;
  const since = after(ctx.clock.now(), -KNOWN_FOR_MS);
  const known = await findKnownTarget(ctx, { since, not: username });
  const second = known === null ? null : await askFor(ctx, allowance, known);
  const itself = ctx.contractWatch?.profile === null;
  // a second "nobody" would need the detour; it proves nothing about the account
  if (second?.verdict !== 'page' && (known !== null || itself))
    return restTroubled(ctx, reader, refused, longRest(ctx.limits.restMs, 1));
  await tellGone(ctx, username, refused);
}

function askFor(ctx: RunEffects, allowance: Allowance, username: string) {
  return allowance.ask('profile', (seen, input) => ctx.instagram.profile(seen.identity, { username, ...input }));
}

async function tellGone(ctx: RunEffects, username: string, { verdict, catalogue }: RefusedAnswer): Promise<void> {
  const at = ctx.clock.now();
  const payload = { verdict, catalogue, outline: `@${username}`, username: null };
  const about = `contract_profile:${username}:${at.toISOString().slice(0, 10)}`;
  await ctx.db.transaction((tx) => enqueueForOperators(ctx, tx, { kind: 'alarm', payload, about, at }));
}
