/**
 * What a run does to the account whose session refused it. Marks name the generation that was seen,
 * so a late one changes nothing; N runs that lose one session ask for one new one.
 */
import type { Answer, Refusal } from '#/lib/instagram/model.ts';
import { oweOperators } from '#/lib/notices/owe-notice.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { restAccount } from '#/lib/sessions/budget.ts';
import { ACCOUNT_MACHINE } from '#/lib/sessions/model.ts';
import { claimProbe, endProbe, probeUnderWay } from '#/lib/sessions/probe-claim.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { endGeneration, findAccount, moveAccount } from '#/lib/sessions/store.ts';
import { UNUSED_LIMIT, unusedSessions } from '#/lib/sessions/unused-sessions.ts';
import { FAULT_POLICY } from './fault-policy.ts';
import type { Run, RunEffects } from './run.ts';

/** What of a lane an unclear answer concerns. */
type Doubting = { run: Pick<Run, 'lost' | 'softBlocks'> };

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
  await oweOperators(ctx, tx, {
    kind: 'alarm',
    payload: { verdict: cause, catalogue: evidence, outline: null, username: account?.username ?? null },
    about: `${reader.accountId}:unused_sessions:${at.toISOString().slice(0, 10)}`,
    at,
  });
}

/** Takes an account that needs a person out of the pool. Its session is kept: it may live on (design, section 4, `warning`). */
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
    await oweOperators(ctx, tx, {
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

/**
 * Settles an answer that may mean a dead session or a soft block: one request about the account itself on
 * another surface, once per generation, whoever asks; the others wait for what it shows.
 *
 * @returns the refusal that it really was, or null when the account was rested or somebody else settled it.
 */
export async function settleUnclear(ctx: RunEffects, lane: Doubting, reader: Reader): Promise<Refusal | null> {
  if (!(await claimProbe(ctx.db, reader.generation.id))) {
    while (await probeUnderWay(ctx.db, reader.generation.id)) await ctx.clock.sleep(100, lane.run.lost);
    return null;
  }
  const answer = await ctx.instagram.probe(reader.identity);
  const refusal = await judgeProbe(ctx, lane, reader, answer);
  await endProbe(ctx.db, reader.generation.id);
  return refusal;
}

async function judgeProbe(
  ctx: RunEffects,
  lane: Doubting,
  reader: Reader,
  answer: Answer<unknown>,
): Promise<Refusal | null> {
  if (answer.verdict === 'page') {
    lane.run.softBlocks += 1;
    await rest(ctx, reader, ctx.limits.restMs); // signed in elsewhere: a soft block of this surface
    return null;
  }
  // two surfaces of one account say "sign in": that is the proof (facts 3.2)
  const refusal: Refusal = answer.verdict === 'unclear' ? { verdict: 'signed_out' } : answer;
  const reaction = FAULT_POLICY[refusal.verdict];
  if (reaction.kind === 'end_session') await endSession(ctx, reader, { ...reaction, evidence: 'probe' });
  return refusal;
}

/** Tells operators that Instagram answered in a way that needs a look; the same kind once a day. */
export async function raiseAlarm(
  ctx: RunEffects,
  reader: Reader,
  refused: Refusal & { catalogue: string | null },
): Promise<void> {
  const at = ctx.clock.now();
  const outline = refused.verdict === 'unrecognised' ? refused.outline : null;
  await ctx.db.transaction((tx) =>
    oweOperators(ctx, tx, {
      kind: 'alarm',
      payload: { verdict: refused.verdict, catalogue: refused.catalogue, outline, username: null },
      about: `${refused.verdict}:${refused.catalogue ?? reader.accountId}:${at.toISOString().slice(0, 10)}`,
      at,
    }),
  );
}
