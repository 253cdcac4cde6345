/**
 * Before a profile is blamed, the same account is asked for one known to exist: Instagram may have limited the account.
 */
import { DIALECTS, type ListName, type Profile } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { RefusedAnswer } from '../faults/policy.ts';
import { HOLD_MS, LISTS } from '../model.ts';
import { targetsReadWell } from '../store.ts';
import type { Run, RunEffects } from './model.ts';

/** `unknown`: the question was refused for its own reason. */
export type Opinion = { account: 'well' } | { account: 'troubled'; refused: RefusedAnswer } | { account: 'unknown' };

/** How long a well-read profile counts as known. */
export const KNOWN_FOR_MS = 7 * DAY_MS;

/** Whether this account sees a profile that is known to exist. */
export async function seesProfiles(ctx: RunEffects, run: Run, reader: Reader): Promise<Opinion> {
  const answer = await askKnown(ctx, run, reader, hasTotals);
  if (answer?.verdict === 'page') return { account: hasTotals(answer.value) ? 'well' : 'unknown' };
  return answer && blames(answer) ? { account: 'troubled', refused: answer } : { account: 'unknown' };
}

/** Without any total it proves nothing. */
function hasTotals({ followers, following }: Profile): boolean {
  return followers !== null || following !== null;
}

/** Whether this account is shown the totals of a profile that is known to exist. */
export async function seesCounters(ctx: RunEffects, run: Run, reader: Reader): Promise<Opinion> {
  const answer = await askKnown(ctx, run, reader, countsSomebody);
  if (answer?.verdict === 'page') return { account: countsSomebody(answer.value) ? 'well' : 'unknown' };
  return answer && blames(answer) ? { account: 'troubled', refused: answer } : { account: 'unknown' };
}

function countsSomebody({ followers, following }: Profile): boolean {
  return (followers ?? 0) > 0 || (following ?? 0) > 0;
}

/** Whether this account is shown the list of a profile that is known to exist, at any address. */
export async function seesLists(ctx: RunEffects, run: Run, reader: Reader): Promise<Opinion> {
  const known = await askKnown(ctx, run, reader, (profile) => shownList(profile) !== null);
  if (known?.verdict === 'target_missing') return { account: 'troubled', refused: known };
  if (known?.verdict !== 'page') return { account: 'unknown' };

  const profile = known.value;
  const list = shownList(profile);
  let opinion: Opinion = { account: 'unknown' };
  for (const dialect of list ? DIALECTS : []) {
    if (!list || !(await waitForPlace(ctx, run, reader, 'list'))) break;
    const about = { userId: profile.id, username: profile.username, declared: profile[list] };
    const wanted = { dialect, list, cursor: null, signal: run.superseded };
    const answer = await ctx.instagram.listPage(reader.identity, { ...about, ...wanted });
    if (answer.verdict === 'page' && answer.value.users.length > 0) return { account: 'well' };
    if (answer.verdict === 'page') opinion = { account: 'troubled', refused: EMPTY };
    else if (HIDES.has(answer.verdict)) opinion = { account: 'troubled', refused: answer };
    else if (answer.verdict !== 'endpoint_retired') break;
  }
  return opinion;
}

/** What hides the list of a readable profile. */
const HIDES: ReadonlySet<string> = new Set<RefusedAnswer['verdict']>([
  'list_withheld',
  'target_private',
  'target_missing',
]);

/** A list without anybody, although the total says otherwise. */
const EMPTY: RefusedAnswer = { verdict: 'list_withheld', catalogue: null, status: 200 };

function shownList(profile: Profile): ListName | null {
  if (profile.isPrivate && !profile.followedByViewer) return null;
  return LISTS.find((list) => (profile[list] ?? 0) > 0) ?? null;
}

/**
 * Asks for known profiles until one `tells`, then for the account's own.
 * @returns the answer that told or blames no profile; else a page or the first refusal; null when nothing was asked.
 */
async function askKnown(ctx: RunEffects, run: Run, reader: Reader, tells: (profile: Profile) => boolean) {
  const heard: { seen: Heard; refused: Heard } = { seen: null, refused: null };
  for (const username of await knownProfiles(ctx, run)) {
    const answer = await askFor(ctx, run, reader, username);
    if (answer === null) return heard.seen ?? heard.refused;
    if (answer.verdict === 'page' ? tells(answer.value) : !blames(answer)) return answer;
    if (answer.verdict === 'page') heard.seen = answer;
    else heard.refused ??= answer;
  }
  if (heard.refused && !heard.seen) return heard.refused;
  return (await askFor(ctx, run, reader, reader.username)) ?? heard.seen;
}

type Heard = Awaited<ReturnType<typeof askFor>>;

function blames({ verdict }: RefusedAnswer): boolean {
  return verdict === 'target_missing' || verdict === 'target_private';
}

async function askFor(ctx: RunEffects, run: Run, reader: Reader, username: string) {
  if (!(await waitForPlace(ctx, run, reader, 'profile'))) return null;
  return ctx.instagram.profile(reader.identity, {
    username,
    signal: run.superseded,
    pace: async () => {
      await waitForPlace(ctx, run, reader, 'profile');
    },
  });
}

/** So many recent ones: one may be gone or empty by now. */
const LATELY_LIMIT = 2;

/** The owner's choice, then recent ones. */
async function knownProfiles(ctx: RunEffects, { check }: Run): Promise<string[]> {
  const not = check.targetUsername;
  const since = after(ctx.clock.now(), -KNOWN_FOR_MS);
  const lately = await targetsReadWell(ctx.db, { since, not, limit: LATELY_LIMIT });
  const chosen = ctx.contractWatch?.profile;
  return [...new Set([...(chosen && chosen !== not ? [chosen] : []), ...lately])];
}

async function waitForPlace(ctx: RunEffects, run: Run, reader: Reader, kind: RequestKind): Promise<boolean> {
  const place = await takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS });
  if (!('waitMs' in place)) return false;
  await ctx.clock.sleep(place.waitMs, run.superseded);
  return true;
}
