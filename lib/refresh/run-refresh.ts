import type { WorkerCtx } from '#/lib/context.ts';
import type { SignedIn } from '#/lib/instagram/browser/model.ts';
import { deviceOf, type Identity } from '#/lib/instagram/identity.ts';
import { DomainError, IllegalTransition } from '#/lib/platform/errors.ts';
import { openCredential } from '#/lib/sessions/credentials.ts';
import { dropLease, renewLease, takeLease } from '#/lib/sessions/lease.ts';
import type { Account } from '#/lib/sessions/model.ts';
import { newestSession } from '#/lib/sessions/pool.ts';
import { requireAccount } from '#/lib/sessions/require-account.ts';
import { openIdentity } from '#/lib/sessions/sealed-identity.ts';
import { type Asking, askChallenge } from './ask-challenge.ts';
import { attemptFailed, attemptSucceeded, type FailedOutcome, returnToQueue } from './end-attempt.ts';
import { type HeldSignIn, openHeld } from './held-sign-in.ts';
import { holdLease } from './hold-lease.ts';
import { type RefreshEnded, SIGN_IN_CAP_MS } from './model.ts';
import { recordPasswordPost, recordStep } from './record-step.ts';
import { type Attempt, findAttempt, moveAttempt } from './store.ts';
import { totpOf } from './totp.ts';

export type RefreshEffects = Pick<
  WorkerCtx,
  | 'db'
  | 'clock'
  | 'queue'
  | 'events'
  | 'log'
  | 'limits'
  | 'sealer'
  | 'pictures'
  | 'vault'
  | 'browser'
  | 'dashboard'
  | 'operatorChannels'
  | 'workerId'
>;

/**
 * Runs one attempt to its end under the account's lease: only its holder submits a password or stores a generation.
 * @param input.signal the worker stops: the attempt goes back to the queue.
 * @returns `left` when another worker has it, it is not due, or it is over.
 * @throws unexpected errors; `rescueAttempts` then finds the attempt.
 */
export async function runRefresh(
  ctx: RefreshEffects,
  input: { attemptId: string; signal: AbortSignal },
): Promise<RefreshEnded> {
  const queued = await findAttempt(ctx.db, input.attemptId);
  if (queued?.status !== 'queued' || (queued.notBefore && queued.notBefore > ctx.clock.now()))
    return { outcome: 'left' };

  const token = await takeLease(ctx.db, { accountId: queued.accountId, owner: ctx.workerId });
  if (!token) return { outcome: 'left' };
  const held = holdLease(ctx, { accountId: queued.accountId, token });
  try {
    const attempt = await startAttempt(ctx, queued, token);
    const signal = AbortSignal.any([input.signal, held.lost]);
    if (attempt.cause === 'proactive') await held.pauseReads(signal);
    return await climb(ctx, { attempt, token, signal, resumeReads: held.resumeReads });
  } catch (error) {
    if (error instanceof IllegalTransition) return { outcome: 'left' }; // it is another worker's by now
    throw error;
  } finally {
    await held.resumeReads().catch(() => {}); // without it, reads resume when the lease lapses
    held.stop();
    await dropLease(ctx.db, { accountId: queued.accountId, token }).catch(() => {}); // it lapses by itself
  }
}

/** @throws {IllegalTransition} the attempt or the lease is another worker's. */
async function startAttempt(ctx: RefreshEffects, queued: Attempt, token: string): Promise<Attempt> {
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const kept = await renewLease(tx, { accountId: queued.accountId, token });
    if (!kept) throw new IllegalTransition('sign-in attempt', queued.status, 'start');
    const attempt = await moveAttempt(tx, queued, 'start', { at });
    await ctx.events.emit(tx, { topic: 'attempt', id: attempt.id });
    return attempt;
  });
}

type RefreshRun = {
  attempt: Attempt;
  token: string;
  signal: AbortSignal;
  resumeReads(): Promise<void>;
};

async function climb(ctx: RefreshEffects, run: RefreshRun): Promise<RefreshEnded> {
  const account = await requireAccount(ctx.db, run.attempt.accountId);
  const stored: { as?: RefreshEnded } = {};
  const ending: RefreshRun & { account: Account; before: HeldSignIn | null } = { ...run, account, before: null };
  const store = async (outcome: SignedIn) => {
    stored.as = await attemptSucceeded(ctx, { ...ending, outcome });
    await run.resumeReads();
  };
  const asked = { ...ending, abandoned: new AbortController(), store };
  const outcome = await signIn(ctx, asked);
  if (stored.as) return stored.as; // while the browser ended
  if (asked.abandoned.signal.aborted) return { outcome: 'left' };
  const { before } = asked;
  if (run.signal.aborted && !outcome.ok) return returnToQueue(ctx, { ...run, held: outcome.held ?? null, before });
  return outcome.ok
    ? attemptSucceeded(ctx, { ...ending, outcome, before })
    : attemptFailed(ctx, { ...ending, outcome, before });
}

async function signIn(
  ctx: RefreshEffects,
  run: RefreshRun & {
    account: Account;
    before: HeldSignIn | null;
    abandoned: AbortController;
    store(signedIn: SignedIn): Promise<void>;
  },
): Promise<SignedIn | FailedOutcome> {
  const { attempt, account, token, abandoned } = run;
  const asking: Asking = { attempt, account, abandoned };
  try {
    const secrets = openSecrets(ctx, account);
    const stored = await newestSession(ctx.db, account.id);
    const held = await openHeld(ctx, { accountId: account.id, bornAfter: stored?.bornAt ?? null });
    run.before = held;
    const identity = held?.identity ?? (stored ? identityFor(attempt, openIdentity(ctx.vault, stored)) : null);
    const dismissed = attempt.cause === 'warning' && identity ? await dismissWarning(ctx, run, identity) : null;
    if (dismissed) return dismissed;
    return await ctx.browser.signIn({
      username: account.username,
      password: secrets.password,
      totp: secrets.totp,
      instagramId: account.instagramId,
      identity,
      held,
      userAgent: account.userAgent,
      signal: AbortSignal.any([run.signal, abandoned.signal]),
      capMs: SIGN_IN_CAP_MS,
      beforePassword: () => recordPasswordPost(ctx, { attempt, account, token }),
      onStep: (step) => recordStep(ctx, { attempt, step }),
      onSignedIn: run.store,
      async ask(question, watch) {
        await run.resumeReads(); // a person takes minutes, and the session lives on
        return askChallenge(ctx, asking, question, watch);
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'unsealable') throw error;
    return { ok: false, reason: 'unsealable', detail: null };
  }
}

/** Presses "Dismiss" for the person who asked; null when the session is signed out. */
async function dismissWarning(
  ctx: RefreshEffects,
  { attempt, account, signal }: RefreshRun & { account: Account },
  identity: Identity,
): Promise<SignedIn | FailedOutcome | null> {
  const outcome = await ctx.browser.dismissWarning({
    identity,
    username: account.username,
    instagramId: account.instagramId,
    signal,
    onStep: (step) => recordStep(ctx, { attempt, step }),
  });
  if (outcome.ok) return { ok: true, identity: outcome.identity, rung: 'revive', instagramId: null, passwordPosts: 0 };
  return outcome.reason === 'signed_out' ? null : { ok: false, reason: outcome.reason, detail: outcome.detail };
}

/** A look does not renew a living session: a proactive attempt signs in anew on the same device. */
function identityFor(attempt: Attempt, stored: Identity): Identity {
  return attempt.cause === 'proactive' ? deviceOf(stored) : stored;
}

function openSecrets(ctx: RefreshEffects, account: Account) {
  const open = (field: 'password' | 'totp_seed', version: number, sealed: string | null) =>
    openCredential(ctx.vault, { accountId: account.id, field, version, sealed });
  const refused = account.refusedPasswordVersion !== null && account.refusedPasswordVersion === account.passwordVersion;
  const seed = open('totp_seed', account.totpVersion, account.sealedTotpSeed);
  return {
    password: refused ? null : open('password', account.passwordVersion, account.sealedPassword),
    totp: seed === null ? null : totpOf(seed, () => ctx.clock.now()),
  };
}
