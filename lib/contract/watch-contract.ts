/**
 * Operators learn before customers that Instagram answers otherwise: now and then a free account asks for a small
 * profile and a page of a list.
 */

import { applyPolicy } from '#/lib/checks/faults/apply-policy.ts';
import type { RefusedAnswer } from '#/lib/checks/faults/policy.ts';
import type { RunEffects } from '#/lib/checks/run/model.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { DIALECTS, type Dialect, type ListName, type Profile } from '#/lib/instagram/model.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { ContractSurface } from '#/lib/outbox/schema.ts';
import { after } from '#/lib/platform/clock.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import { doubtMissing } from './doubt-missing.ts';
import { type BrokenSurfaces, beginWatch, claimTurn, watchState, writeBroken } from './watch-state.ts';

type Effects = RunEffects & Pick<WorkerCtx, 'contractWatch' | 'operatorChannels'>;

/** `busy`: no free account. `cut_short`: an answer about account or network; nothing is concluded. */
export type Watched =
  | { outcome: 'off' | 'not_due' | 'busy' }
  | { outcome: 'cut_short'; verdict: string }
  | { outcome: 'looked'; seen: Partial<Record<ContractSurface, Seen>> };

/** `fallback`: whether the next way works; null when untried. */
type Seen = { well: true } | { well: false; verdict: string; fallback: boolean | null };

/** Looks once, if due and an account is free. At most three requests. Tells operators what broke or is well again. */
export async function watchContract(ctx: Effects): Promise<Watched> {
  const { everyMs, profile } = ctx.contractWatch ?? { everyMs: 0, profile: null };
  if (everyMs <= 0) return { outcome: 'off' };
  const at = ctx.clock.now();
  const state = await watchState(ctx.db);
  if (!state) await beginWatch(ctx.db, at);
  if (!state || after(state.checkedAt, everyMs) > at) return { outcome: 'not_due' };

  const free = await freeAccount(ctx);
  if (!free) return { outcome: 'busy' };
  if (!(await claimTurn(ctx.db, { seen: state.checkedAt, at }))) return { outcome: 'not_due' };

  const username = profile ?? free.account.username;
  const watched = await look(ctx, free.reader, username);
  if (watched.outcome === 'looked') await tell(ctx, state.broken, watched.seen);
  ctx.log.info({ ...watched }, 'the contract watch looked at Instagram');
  return watched;
}

/** Healthy, reading for nobody, not being renewed. */
async function freeAccount(ctx: Effects): Promise<{ account: AccountView; reader: Reader } | null> {
  const accounts = await listAccounts(ctx);
  const account = accounts.find(
    ({ health, openAttempt, runningChecks }) => health === 'active' && openAttempt === null && runningChecks === 0,
  );
  if (!account) return null;
  const without = accounts.filter(({ id }) => id !== account.id).map(({ id }) => id);
  const reader = await findReader(ctx, { without, holdMs: 0 });
  return reader && { account, reader };
}

async function look(ctx: Effects, reader: Reader, username: string): Promise<Watched> {
  const allowance = createAllowance(ctx, reader);
  const profile = await allowance.ask('profile', (seen, input) =>
    ctx.instagram.profile(seen.identity, { username, ...input }),
  );
  if (profile === null) return { outcome: 'busy' };
  if (profile.verdict !== 'page') {
    if (profile.verdict === 'target_missing')
      await doubtMissing(ctx, { reader, allowance, username, refused: profile });
    if (!isBroken(profile)) return cutShort(ctx, reader, { refusal: profile, allowance });
    return { outcome: 'looked', seen: { profile: { well: false, verdict: profile.verdict, fallback: false } } };
  }
  // more than one request means the detour
  const short: Seen =
    allowance.spent() === 1 ? { well: true } : { well: false, verdict: 'endpoint_retired', fallback: true };
  const list = await lookAtList(ctx, allowance, profile.value);
  if (list && 'refusal' in list)
    return cutShort(ctx, reader, { refusal: list.refusal, allowance, seen: { profile: short } });
  return { outcome: 'looked', seen: { profile: short, ...(list ? { list } : {}) } };
}

/** @returns null when there was nothing to look at, or no request left. */
async function lookAtList(
  ctx: Effects,
  allowance: Allowance,
  profile: Profile,
): Promise<Seen | { refusal: RefusedAnswer } | null> {
  const list: ListName = profile.followers === 0 ? 'following' : 'followers';
  const declared = profile[list];
  const hidden = profile.isPrivate && !profile.followedByViewer && !allowance.isOwn(profile.id);
  if (declared === 0 || hidden) return null;

  const first = await askForPage(ctx, allowance, { profile, list, dialect: DIALECTS[0] });
  if (first === null) return null;
  if (first.verdict === 'page') return { well: true };
  if (!isBroken(first)) return { refusal: first };

  const second = await askForPage(ctx, allowance, { profile, list, dialect: DIALECTS[1] });
  return { well: false, verdict: first.verdict, fallback: second === null ? null : second.verdict === 'page' };
}

async function askForPage(
  ctx: Effects,
  allowance: Allowance,
  wanted: { profile: Profile; list: ListName; dialect: Dialect },
): Promise<{ verdict: 'page' } | RefusedAnswer | null> {
  const { profile, list, dialect } = wanted;
  const declared = profile[list];
  const answer = await allowance.ask('list', (seen, { signal }) =>
    ctx.instagram.listPage(seen.identity, {
      ...{ dialect, list, declared, signal, cursor: null },
      userId: profile.id,
      username: profile.username,
    }),
  );
  if (answer === null || answer.verdict !== 'page') return answer;
  const empty = answer.value.users.length === 0; // although the counter is positive
  return empty ? { verdict: 'list_withheld', catalogue: null, status: 200 } : { verdict: 'page' };
}

const BROKEN: readonly string[] = ['endpoint_retired', 'list_withheld', 'unrecognised'];

function isBroken({ verdict }: RefusedAnswer): boolean {
  return BROKEN.includes(verdict);
}

/** About the account: as checks do. About Instagram's ways: nothing. */
async function cutShort(
  ctx: Effects,
  reader: Reader,
  end: { refusal: RefusedAnswer; allowance: Allowance; seen?: Partial<Record<ContractSurface, Seen>> },
): Promise<Watched> {
  const { refusal, allowance, seen } = end;
  const { signal } = new AbortController();
  await applyPolicy(ctx, reader, refusal, { signal, mayProbe: allowance.left() > 0 });
  if (seen) return { outcome: 'looked', seen };
  return { outcome: 'cut_short', verdict: refusal.verdict };
}

async function tell(ctx: Effects, before: BrokenSurfaces, seen: Partial<Record<ContractSurface, Seen>>): Promise<void> {
  const at = ctx.clock.now();
  const about = at.toISOString();
  const broken: BrokenSurfaces = { ...before };
  await ctx.db.transaction(async (tx) => {
    for (const surface of ['profile', 'list'] as const) {
      const found = seen[surface];
      if (!found) continue;
      if (found.well) {
        delete broken[surface];
        if (before[surface])
          await enqueueForOperators(ctx, tx, {
            kind: 'contract_restored',
            payload: { surface },
            about: `${surface}:${about}`,
            at,
          });
        continue;
      }
      const { verdict, fallback } = found;
      broken[surface] = { verdict, fallback, since: before[surface]?.since ?? at };
      const payload = { surface, verdict, fallback };
      await enqueueForOperators(ctx, tx, { kind: 'contract_broken', payload, about: `${surface}:${about}`, at });
    }
    await writeBroken(tx, broken);
  });
}
