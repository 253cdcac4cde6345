/**
 * What a run does to the account whose session refused it. Marks name the generation that was seen,
 * so a late one changes nothing; N runs that lose one session ask for one new one.
 */
import type { Refusal } from '#/lib/instagram/model.ts';
import { enqueueForOperators } from '#/lib/notices/enqueue-notice.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import { restAccount } from '#/lib/sessions/budget.ts';
import { ACCOUNT_MACHINE } from '#/lib/sessions/model.ts';
import { claimProbe, endProbe, holdProbe, probeUnderWay } from '#/lib/sessions/probe-claim.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { endGeneration, findAccount, moveAccount } from '#/lib/sessions/store.ts';
import { UNUSED_LIMIT, unusedSessions } from '#/lib/sessions/unused-sessions.ts';
import { longRest } from './endurance.ts';
import { SIGN_IN_PAGES } from './fault-policy.ts';
import type { Refused, Run, RunEffects } from './run.ts';

/** Marks the generation as dead and asks for a new one, in one transaction. */
export async function endSession(
  ctx: RunEffects,
  reader: Reader,
  facts: {
    cause: 'signed_out' | 'challenged' | 'wrong_identity';
    refresh: 'signed_out' | 'challenged';
    evidence: string | null;
  },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const mine = await endGeneration(tx, {
      generationId: reader.generation.id,
      cause: facts.cause,
      evidence: facts.evidence,
      at,
    });
    if (!mine) return; // whoever marked it first has asked for a new one
    await ctx.queue.send('refresh.request', { accountId: reader.accountId, cause: facts.refresh }, { tx });
    if ((await unusedSessions(tx, reader.accountId)) >= UNUSED_LIMIT)
      await tellOfLoop(ctx, tx, reader, { ...facts, at });
    await ctx.events.emit(tx, { topic: 'account', id: reader.accountId });
  });
}

/** Sign-ins pass and their sessions end at once: a person should look before the account is worn out. */
async function tellOfLoop(
  ctx: RunEffects,
  tx: Tx,
  reader: Reader,
  { cause, evidence, at }: { cause: string; evidence: string | null; at: Date },
): Promise<void> {
  const account = await findAccount(tx, reader.accountId);
  await enqueueForOperators(ctx, tx, {
    kind: 'alarm',
    payload: { verdict: cause, catalogue: evidence, outline: null, username: account?.username ?? null },
    about: `${reader.accountId}:unused_sessions:${at.toISOString().slice(0, 10)}`,
    at,
  });
}

/** Takes an account that needs a person out of the pool. Its session is kept: it may live on (docs/design.md#verdicts: `warning`). */
export async function stopAccount(
  ctx: RunEffects,
  reader: Reader,
  facts: { event: 'block' | 'suspend'; verdict: string; catalogue: string | null },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const account = await findAccount(tx, reader.accountId);
    if (!account || !can(ACCOUNT_MACHINE, account.status, facts.event)) return;
    await moveAccount(tx, account, facts.event, { at, reason: facts.verdict });
    await enqueueForOperators(ctx, tx, {
      kind: 'alarm',
      payload: { verdict: facts.verdict, catalogue: facts.catalogue, outline: null, username: account.username },
      about: `${account.id}:${facts.verdict}:${reader.generation.number}`,
      at,
    });
    await ctx.events.emit(tx, { topic: 'account', id: account.id });
  });
}

/** Nobody asks this account for `ms`. */
export async function rest(ctx: RunEffects, reader: Reader, ms: number): Promise<void> {
  await restAccount(ctx.db, { accountId: reader.accountId, ms });
  await ctx.events.emit(ctx.db, { topic: 'account', id: reader.accountId });
}

/** Whatever this account is asked, Instagram wants silence: a long rest, longer each round. Another account that is free reads on. */
export async function holdBack(ctx: RunEffects, run: Pick<Run, 'evidence' | 'lost'>, reader: Reader): Promise<void> {
  run.evidence.softBlocks = 0;
  run.evidence.rounds += 1;
  const ms = longRest(ctx.limits.restMs, run.evidence.rounds);
  await outlast(ctx.clock, run.lost, () => rest(ctx, reader, ms));
}

/**
 * What the canary said about a session in doubt.
 * `ended`: it is dead, and a new one is asked for. `alive`: whoever doubted it was wrong. `settled`: somebody else asked, look again.
 */
export type Settled = { session: 'ended' | 'alive' | 'settled' } | { session: 'unknown'; refusal: Refused };

/** Whose answer raised the doubt, and for how long the asker may wait. */
type Doubt = { refused: Pick<Refused, 'verdict' | 'catalogue'>; signal: AbortSignal };

/**
 * Settles whether a session is dead: one request about the account itself on another surface, once per generation,
 * whoever asks; the others wait for what it shows. Where both surfaces only led to the sign-in page, the account is
 * left in peace for a while and asked once more: a site that wants silence looks the same (docs/facts/refusals.md#dead-or-limited).
 */
export async function settleSession(ctx: RunEffects, reader: Reader, doubt: Doubt): Promise<Settled> {
  const { id } = reader.generation;
  if (!(await claimProbe(ctx.db, id))) {
    for (let ms = 100; await probeUnderWay(ctx.db, id); ms = Math.min(ms * 1.5, 1_000)) {
      if (doubt.signal.aborted) break;
      await ctx.clock.sleep(ms, doubt.signal);
    }
    return { session: 'settled' };
  }
  try {
    return await judgeProbe(ctx, reader, doubt, await provenProbe(ctx, reader, doubt));
  } finally {
    await endProbe(ctx.db, id);
  }
}

type Probed = Awaited<ReturnType<RunEffects['instagram']['probe']>>;

/** The canary's answer; a second one after a cool-down where the first proves nothing yet. */
async function provenProbe(ctx: RunEffects, reader: Reader, { refused, signal }: Doubt): Promise<Probed> {
  const first = await ctx.instagram.probe(reader.identity);
  const onlyPages = first.verdict !== 'page' && isSignInPage(first) && isSignInPage(refused);
  if (!onlyPages || ctx.limits.coolDownMs <= 0) return first;

  await holdProbe(ctx.db, reader.generation.id, ctx.limits.coolDownMs);
  await rest(ctx, reader, ctx.limits.coolDownMs);
  await ctx.clock.sleep(ctx.limits.coolDownMs, signal);
  return signal.aborted ? { verdict: 'unclear', catalogue: null, status: null } : ctx.instagram.probe(reader.identity);
}

function isSignInPage({ verdict, catalogue }: Pick<Refused, 'verdict' | 'catalogue'>): boolean {
  return (verdict === 'unclear' || verdict === 'signed_out') && SIGN_IN_PAGES.has(catalogue ?? '');
}

async function judgeProbe(ctx: RunEffects, reader: Reader, doubt: Doubt, answer: Probed): Promise<Settled> {
  if (answer.verdict === 'page') return { session: 'alive' };
  if (doubt.signal.aborted) return { session: 'settled' };
  // two surfaces of one account say "sign in": that is the proof (docs/facts/refusals.md#dead-or-limited)
  const dead = answer.verdict === 'unclear' || answer.verdict === 'signed_out' || answer.verdict === 'wrong_identity';
  if (!dead) return { session: 'unknown', refusal: answer };

  const cause = doubt.refused.verdict === 'wrong_identity' ? 'wrong_identity' : 'signed_out';
  await endSession(ctx, reader, { cause, refresh: 'signed_out', evidence: doubt.refused.catalogue ?? 'probe' });
  return { session: 'ended' };
}

/** So long what a browser found is believed against an answer. Later the session may have died unused. */
const REVIVED_MS = 2 * MINUTE_MS;

/** Whether a browser has just found this very session signed in, and nothing was read with it since. */
export function isJustRevived({ generation }: Reader, now: Date): boolean {
  const isYoung = now.getTime() - generation.bornAt.getTime() < REVIVED_MS;
  return generation.source === 'revive' && generation.requests === 0 && isYoung;
}

/** An account that answers as if nobody existed, or shows nobody's lists: it rests, and operators are told. */
export async function restTroubled(ctx: RunEffects, reader: Reader, refused: Refused, ms: number): Promise<void> {
  await rest(ctx, reader, ms);
  await raiseAlarm(ctx, reader, refused);
}

/** Tells operators that Instagram answered in a way that needs a look; the same kind once a day. */
export async function raiseAlarm(
  ctx: RunEffects,
  reader: Reader,
  refused: Pick<Refused, 'catalogue'> & Refusal,
): Promise<void> {
  const at = ctx.clock.now();
  const outline = refused.verdict === 'unrecognised' ? refused.outline : null;
  await ctx.db.transaction((tx) =>
    enqueueForOperators(ctx, tx, {
      kind: 'alarm',
      payload: { verdict: refused.verdict, catalogue: refused.catalogue, outline, username: null },
      about: `${refused.verdict}:${refused.catalogue ?? reader.accountId}:${at.toISOString().slice(0, 10)}`,
      at,
    }),
  );
}
