import type { Answer, Refusal } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { findReader, type Reader, refreshedReader } from '#/lib/sessions/readers.ts';
import { FAULT_POLICY, pauseBeforeTry, restOf, TRIES_IN_A_ROW, UNREACHABLE_WAKE_MS } from './fault-policy.ts';
import { HOLD_MS, outOfSessions } from './model.ts';
import { FenceLost, type Lane, type RunEffects, RunEnds } from './run.ts';
import { endSession, raiseAlarm, rest, settleUnclear, stopAccount } from './session-faults.ts';

export type Asked<T> =
  | { ok: true; value: T; reader: Reader; tookMs: number }
  /** The target or the list answered so: no session is to blame. */
  | { ok: false; refusal: Refusal & { catalogue: string | null } };

type Ask<T> = (reader: Reader) => Promise<Answer<T>>;

/**
 * Asks Instagram one thing for a run and survives what can be survived: a session that ended, a
 * limit, an outage. Before each request it takes a place in the account's budget and the account's current
 * session; a refused request is asked again with the new session and costs no retry.
 *
 * @throws {RunEnds} when nobody can read now, or the worker stops. {FenceLost} when another worker took over.
 */
export async function askInstagram<T>(ctx: RunEffects, lane: Lane, kind: RequestKind, ask: Ask<T>): Promise<Asked<T>> {
  const { run } = lane;
  for (;;) {
    const reader = await readerWithPlace(ctx, lane, kind);
    if (!reader) continue;

    const startedMs = performance.now();
    const answer = await ask(reader);
    if (run.lost.aborted) throw new FenceLost();
    if (answer.verdict === 'page') {
      lane.reader = { ...reader, identity: answer.identity };
      lane.tries = 0;
      run.softBlocks = 0;
      return { ok: true, value: answer.value, reader, tookMs: performance.now() - startedMs };
    }
    const survived = await outlast(ctx.clock, run.lost, () => survive(ctx, lane, reader, answer));
    if (!survived) return { ok: false, refusal: answer };
    if (kind === 'list' && run.softBlocks >= SOFT_BLOCKS_LIMIT)
      return { ok: false, refusal: await retired(ctx, lane, reader, answer) };
  }
}

/** A healthy reader whose turn has come, or null when the choice must be made again. */
async function readerWithPlace(ctx: RunEffects, lane: Lane, kind: RequestKind): Promise<Reader | null> {
  const { run } = lane;
  if (run.lost.aborted) throw new FenceLost();
  if (run.stop.aborted) throw new RunEnds({ kind: 'hand_over', because: 'deploy' });

  const reader = await outlast(ctx.clock, run.lost, () => healthyReader(ctx, lane));
  const place = await outlast(ctx.clock, run.lost, () =>
    takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS }),
  );
  if ('restsMs' in place) {
    lane.reader = await outlast(ctx.clock, run.lost, () =>
      findReader(ctx, { without: [reader.accountId], holdMs: HOLD_MS }),
    );
    if (lane.reader) return null;
    throw new RunEnds({
      kind: 'park',
      reason: 'budget',
      wakeAt: after(ctx.clock.now(), place.restsMs),
      accountId: reader.accountId,
      detail: { softBlocks: run.softBlocks },
    });
  }

  const turnMs = performance.now() + place.slot.waitMs;
  await ctx.clock.sleep(place.slot.waitMs, AbortSignal.any([run.stop, run.lost]));
  if (run.stop.aborted || run.lost.aborted) return null;
  // the session may have died while the run waited for its turn: ask with the one that stands now
  const current =
    place.slot.waitMs < LONG_WAIT_MS ? reader : await outlast(ctx.clock, run.lost, () => refreshedReader(ctx, reader));
  return missedTurn(ctx, lane, performance.now() - turnMs) ? null : current;
}

/**
 * Whether a turn came so late that the request would crowd the next one's: it gives its place up and takes another, so that
 * no window holds more than its share. A process that is always late asks all the same after a few tries: it asks seldom.
 */
function missedTurn(ctx: RunEffects, lane: Lane, lateMs: number): boolean {
  const missed =
    ctx.limits.listIntervalMs > 0 && lateMs > ctx.limits.listIntervalMs && lane.missedTurns < MISSED_TURNS_LIMIT;
  lane.missedTurns = missed ? lane.missedTurns + 1 : 0;
  return missed;
}

const MISSED_TURNS_LIMIT = 3;

/** After a wait of this length the session is looked up again before it is used. */
const LONG_WAIT_MS = 50;

/** Longer than any account rests: which account is chosen is decided here, whether it rests when the place is taken. */
const ANY_REST_MS = 365 * DAY_MS;

async function healthyReader(ctx: RunEffects, lane: Lane): Promise<Reader> {
  const current = lane.reader ? await refreshedReader(ctx, lane.reader) : null;
  if (current) return remember(lane, current);

  const prefer = lane.reader?.accountId ?? null;
  const found =
    (await findReader(ctx, { prefer, holdMs: HOLD_MS })) ?? (await findReader(ctx, { prefer, holdMs: ANY_REST_MS }));
  if (found) return remember(lane, found);

  const verdict = outOfSessions(lane.run.check, ctx.clock.now(), ctx.limits.parkedMs);
  if (verdict === 'fail') throw new RunEnds({ kind: 'fail', failure: 'no_session' });
  throw new RunEnds({ kind: 'park', reason: 'session', accountId: prefer });
}

/** Keeps the identity as the newest answer left it while the generation stands. */
function remember(lane: Lane, reader: Reader): Reader {
  if (lane.reader?.generation.id !== reader.generation.id) lane.reader = reader;
  return lane.reader ?? reader;
}

type Refused = Refusal & { catalogue: string | null; status: number | null };

/** Does what the policy says. @returns false when the refusal is about the target or the list: the caller decides. */
async function survive(ctx: RunEffects, lane: Lane, reader: Reader, refused: Refused): Promise<boolean> {
  const reaction = FAULT_POLICY[refused.verdict];
  ctx.log.info(
    { checkId: lane.run.check.id, verdict: refused.verdict, catalogue: refused.catalogue },
    'Instagram refused',
  );

  switch (reaction.kind) {
    case 'end_session':
      await endSession(ctx, reader, { ...reaction, evidence: refused.catalogue });
      return true;
    case 'stop_account':
      await stopAccount(ctx, reader, { event: reaction.event, verdict: refused.verdict, catalogue: refused.catalogue });
      return true;
    case 'probe': {
      const settled = await settleUnclear(ctx, lane, reader);
      return settled === null
        ? true
        : survive(ctx, lane, reader, { ...settled, catalogue: refused.catalogue, status: null });
    }
    case 'rest':
      await rest(
        ctx,
        reader,
        restOf(refused.verdict === 'throttled' ? refused.until : null, ctx.clock.now(), ctx.limits.restMs),
      );
      return true;
    case 'again':
      if (reaction.alarm) await raiseAlarm(ctx, reader, refused);
      await pauseOrPark(ctx, lane, refused);
      return true;
    case 'reroute':
      if (reaction.alarm) await raiseAlarm(ctx, reader, refused);
      return false;
    case 'fail':
      return false;
  }
}

/**
 * Soft blocks in a row after which the list's address, not the account, is taken to be the trouble: a retired address
 * answers every session like an expired one (facts 0, 2026-02; 3.2 "probe alive + list endpoint keeps failing").
 */
const SOFT_BLOCKS_LIMIT = 3;

async function retired(ctx: RunEffects, lane: Lane, reader: Reader, refused: Refused): Promise<Refused> {
  lane.run.softBlocks = 0;
  const verdict = { verdict: 'endpoint_retired', catalogue: refused.catalogue, status: refused.status } as const;
  await outlast(ctx.clock, lane.run.lost, () => raiseAlarm(ctx, reader, verdict));
  return verdict;
}

async function pauseOrPark(ctx: RunEffects, lane: Lane, refused: Refused): Promise<void> {
  lane.tries += 1;
  if (lane.tries < TRIES_IN_A_ROW) {
    return ctx.clock.sleep(pauseBeforeTry(lane.tries), AbortSignal.any([lane.run.stop, lane.run.lost]));
  }
  throw new RunEnds({
    kind: 'park',
    reason: 'unreachable',
    wakeAt: after(ctx.clock.now(), UNREACHABLE_WAKE_MS),
    detail: { verdict: refused.verdict },
  });
}
