/** What is done to an account that refused. Marks name the generation seen, so late ones change nothing. */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Refusal } from '#/lib/instagram/model.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { restAccount } from '#/lib/sessions/budget.ts';
import { markDead, stopAccount } from '#/lib/sessions/judge-account.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { UNUSED_LIMIT } from '#/lib/sessions/unused-sessions.ts';
import type { RefusedAnswer } from './policy.ts';

export type FaultEffects = Pick<
  WorkerCtx,
  'db' | 'clock' | 'queue' | 'events' | 'limits' | 'instagram' | 'operatorChannels'
>;

/** Marks the generation as dead and asks for a new one, in one transaction. */
export async function endSession(
  ctx: FaultEffects,
  reader: Reader,
  facts: {
    cause: 'signed_out' | 'challenged' | 'wrong_identity';
    refresh: 'signed_out' | 'challenged';
    evidence: string | null;
  },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const { cause, evidence } = facts;
    const { accountId } = reader;
    const dead = await markDead(tx, { accountId, generationId: reader.generation.id, cause, evidence, at });
    if (!dead) return; // whoever marked it first asked for a new one
    await ctx.queue.send('refresh.request', { accountId, cause: facts.refresh }, { tx });
    if (dead.unused >= UNUSED_LIMIT) await tellOfLoop(ctx, tx, reader, { ...facts, at });
    await ctx.events.emit(tx, { topic: 'account', id: accountId });
  });
}

/** Sign-ins pass and their sessions end at once: a person should look. */
async function tellOfLoop(
  ctx: FaultEffects,
  tx: Tx,
  reader: Reader,
  { cause, evidence, at }: { cause: string; evidence: string | null; at: Date },
): Promise<void> {
  await enqueueForOperators(ctx, tx, {
    kind: 'alarm',
    payload: { verdict: cause, catalogue: evidence, outline: null, username: reader.username },
    about: `${reader.accountId}:unused_sessions:${at.toISOString().slice(0, 10)}`,
    at,
  });
}

/** Takes an account that needs a person out of the pool; its session may live on. */
export async function stopReader(
  ctx: FaultEffects,
  reader: Reader,
  { event, refused }: { event: 'block' | 'suspend'; refused: RefusedAnswer },
): Promise<void> {
  const { verdict, catalogue } = refused;
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const account = await stopAccount(tx, { accountId: reader.accountId, event, reason: verdict, at });
    if (!account) return;
    await enqueueForOperators(ctx, tx, {
      kind: 'alarm',
      payload: { verdict, catalogue, outline: null, username: account.username },
      about: `${account.id}:${verdict}:${reader.generation.number}`,
      at,
    });
    await ctx.events.emit(tx, { topic: 'account', id: account.id });
  });
}

/** Nobody asks this account for `ms`. */
export async function rest(ctx: FaultEffects, reader: Reader, ms: number): Promise<void> {
  await restAccount(ctx.db, { accountId: reader.accountId, ms });
  await ctx.events.emit(ctx.db, { topic: 'account', id: reader.accountId });
}

const REVIVED_MS = 2 * MINUTE_MS;

/** Whether a browser just found this session signed in, and nothing was read since. */
export function isJustRevived({ generation }: Reader, now: Date): boolean {
  const isYoung = now.getTime() - generation.bornAt.getTime() < REVIVED_MS;
  return generation.source === 'revive' && generation.requests === 0 && isYoung;
}

/** An account that sees nobody, or nobody's lists, rests; operators are told. */
export async function restTroubled(
  ctx: FaultEffects,
  reader: Reader,
  refused: RefusedAnswer,
  ms: number,
): Promise<void> {
  await rest(ctx, reader, ms);
  await raiseAlarm(ctx, reader, refused);
}

/** Tells operators that Instagram's answer needs a look; each kind once a day. */
export async function raiseAlarm(
  ctx: FaultEffects,
  reader: Reader,
  refused: Pick<RefusedAnswer, 'catalogue'> & Refusal,
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
