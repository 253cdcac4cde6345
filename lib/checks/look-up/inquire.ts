import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Profile } from '#/lib/instagram/model.ts';
import { accountsThatRead } from '#/lib/sessions/pool.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { applyPolicy } from '../faults/apply-policy.ts';
import type { RunEffects } from '../run/model.ts';
import { factsOf, type LookUpAnswer } from './answer.ts';
import { askOnce, type Inquiry } from './ask-once.ts';

const OPINIONS = 3;

/** `hidden`: what an account saw that may not see the lists. */
type Heard = { asked: string[]; missing: Reader[]; closed: number; hidden: Profile | null };

/** What of a profile is told before it is checked. */
export async function inquire(ctx: RunEffects, inquiry: Inquiry): Promise<LookUpAnswer> {
  const heard = nothingHeard();
  const answer = await askInTurn(ctx, inquiry, heard, (profile, reader) => judge(ctx, heard, profile, reader));
  return answer ?? conclude(ctx, inquiry, heard);
}

/** The page of a profile, which a private one has, too. `unknown`: nobody could say, or nobody was believed. */
export async function findProfile(ctx: RunEffects, inquiry: Inquiry): Promise<Profile | 'missing' | 'unknown'> {
  const heard = nothingHeard();
  const profile = await askInTurn(ctx, inquiry, heard, async (seen) => seen);
  if (profile) return profile;
  return heard.closed === 0 && (await isMissing(ctx, inquiry, heard)) ? 'missing' : 'unknown';
}

const nothingHeard = (): Heard => ({ asked: [], missing: [], closed: 0, hidden: null });

/**
 * Asks one account, and others until `take` makes something of what one saw. "Nobody" counts only from an account that
 * then finds itself: a retired address and a limited account say it too.
 */
async function askInTurn<T>(
  ctx: RunEffects,
  inquiry: Inquiry,
  heard: Heard,
  take: (profile: Profile, reader: Reader) => Promise<T | null>,
): Promise<T | null> {
  while (heard.asked.length < OPINIONS && heard.missing.length < 2 && !inquiry.signal.aborted) {
    const reader = await findReader(ctx, { without: heard.asked, holdMs: 0 });
    if (!reader) break;
    heard.asked.push(reader.accountId);
    const profile = await hear(ctx, { reader, inquiry, heard });
    const taken = profile && (await take(profile, reader));
    if (taken) return taken;
  }
  return null;
}

/** A proof that is cut off proves nothing. */
const TO_THE_END = new AbortController().signal;

/** @returns what this account saw; null when it did not. */
async function hear(
  ctx: RunEffects,
  { reader, inquiry, heard }: { reader: Reader; inquiry: Inquiry; heard: Heard },
): Promise<Profile | null> {
  const answer = await askOnce(ctx, reader, inquiry);
  if (answer === null) return null;
  if (answer.verdict === 'page') return answer.value;
  if (answer.verdict === 'target_missing') heard.missing.push(reader);
  else if (answer.verdict === 'target_private') heard.closed += 1;
  else await applyPolicy(ctx, reader, answer, { signal: TO_THE_END, mayProbe: true });
  return null;
}

/** @returns the answer when this account's is enough. */
async function judge(ctx: RunEffects, heard: Heard, profile: Profile, reader: Reader): Promise<LookUpAnswer | null> {
  if (await isOptedOut(ctx.db, profile.id)) return { kind: 'opted_out' };
  if (!profile.isPrivate || profile.followedByViewer || userIdOf(reader.identity) === profile.id)
    return { kind: 'public', profile: factsOf(profile) };
  heard.closed += 1;
  heard.hidden = profile;
  return null;
}

async function conclude(ctx: RunEffects, inquiry: Inquiry, heard: Heard): Promise<LookUpAnswer> {
  const { closed, hidden } = heard;
  if (closed > 0) {
    const everybody = closed >= (await accountsThatRead(ctx.db));
    // a whole profile page is its own proof; a bare "private" is not
    if (everybody && (hidden || closed > 1)) return { kind: 'private' };
    return hidden ? { kind: 'perhaps_private', profile: factsOf(hidden) } : { kind: 'unknown' };
  }
  return { kind: (await isMissing(ctx, inquiry, heard)) ? 'missing' : 'unknown' };
}

async function isMissing(ctx: RunEffects, inquiry: Inquiry, { missing: [first] }: Heard): Promise<boolean> {
  return first !== undefined && (await seesItself(ctx, inquiry, first));
}

async function seesItself(ctx: RunEffects, inquiry: Inquiry, reader: Reader): Promise<boolean> {
  const answer = await askOnce(ctx, reader, { ...inquiry, username: reader.username });
  const seen = answer?.verdict === 'page' && answer.value.id === userIdOf(reader.identity);
  if (answer && !seen)
    ctx.log.warn({ accountId: reader.accountId, verdict: answer.verdict }, 'an account finds nobody, not even itself');
  return seen;
}
