import type { Answer, Refusal } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { findReader, type Reader, readerWith } from '#/lib/sessions/readers.ts';
import { beginReading, endReading, type Holder, type Reading, takeTurn } from '#/lib/sessions/reading.ts';
import { FAULT_POLICY, pauseBeforeTry, restOf, TRIES_IN_A_ROW, UNREACHABLE_WAKE_MS } from './fault-policy.ts';
import { HOLD_MS, outOfSessions } from './model.ts';
import { FenceLost, type Lane, type RunEffects, RunEnds } from './run.ts';
import { endSession, raiseAlarm, rest, settleUnclear, stopAccount } from './session-faults.ts';

export type Asked<T> =
  /** `reading` is the lease of a page of a list: storing the page ends it. */
  | { ok: true; value: T; reader: Reader; reading: Reading; tookMs: number }
  /** The target or the list answered so: no session is to blame. */
  | { ok: false; refusal: Refusal & { catalogue: string | null } };

type Ask<T> = (reader: Reader) => Promise<Answer<T>>;

/**
 * Asks Instagram one thing for a run and survives what can be survived: a session that ended, a
 * limit, an outage. Before each request it takes a place in the account's budget, the account's lease and its current
 * session; a refused request is asked again with the new session and costs no retry.
 *
 * @throws {RunEnds} when nobody can read now, or the worker stops. {FenceLost} when another worker took over.
 */
export async function askInstagram<T>(ctx: RunEffects, lane: Lane, kind: RequestKind, ask: Ask<T>): Promise<Asked<T>> {
  const { run } = lane;
  for (;;) {
    const turn = await nextTurn(ctx, lane, kind);
    if (!turn) continue;
    const { reader, reading } = turn;

    const startedMs = performance.now();
    const answer = await ask(reader);
    if (run.lost.aborted) throw new FenceLost();
    if (answer.verdict === 'page') {
      lane.reader = { ...reader, identity: answer.identity };
      lane.tries = 0;
      run.softBlocks = 0;
      if (kind !== 'list') await outlast(ctx.clock, run.lost, () => endReading(ctx.db, reading));
      return { ok: true, value: answer.value, reader, reading, tookMs: performance.now() - startedMs };
    }
    const survived = await outlast(ctx.clock, run.lost, () => survive(ctx, lane, reader, answer));
    await outlast(ctx.clock, run.lost, () => endReading(ctx.db, reading));
    if (!survived) return { ok: false, refusal: answer };
    if (kind === 'list' && run.softBlocks >= SOFT_BLOCKS_LIMIT)
      return { ok: false, refusal: await retired(ctx, lane, reader, answer) };
  }
}

type MyTurn = { reader: Reader; reading: Reading };

/** The turn of a healthy reader that has come, with the account's lease; or null when the choice must be made again. */
async function nextTurn(ctx: RunEffects, lane: Lane, kind: RequestKind): Promise<MyTurn | null> {
  const { run } = lane;
  if (run.lost.aborted) throw new FenceLost();
  if (run.stop.aborted) throw new RunEnds({ kind: 'hand_over', because: 'deploy' });

  const reader = lane.reader ?? (await outlast(ctx.clock, run.lost, () => chooseReader(ctx, lane)));
  lane.reader = reader;
  const { accountId } = reader;
  const holder: Holder = { checkId: run.check.id, run: run.check.run, lane: lane.number };
  const turn = await outlast(ctx.clock, run.lost, () => takeTurn(ctx, { accountId, kind, holdMs: HOLD_MS, holder }));
  switch (turn.kind) {
    case 'now':
      await pause(ctx, lane, turn.waitMs);
      return withSession(ctx, lane, turn);
    case 'later':
      return waitedFor(ctx, lane, { ...turn, accountId, kind, holder });
    case 'rests':
      return restOrPark(ctx, lane, reader, turn.restsMs);
    case 'quiet':
      return pause(ctx, lane, QUIET_LOOK_MS);
    case 'gone':
      return another(lane);
  }
}

/** How soon a run looks again whether the renewal of its session is done. */
const QUIET_LOOK_MS = 200;

async function pause(ctx: RunEffects, { run }: Lane, ms: number): Promise<null> {
  if (ms > 0) await ctx.clock.sleep(ms, AbortSignal.any([run.stop, run.lost]));
  return null;
}

/** The account of this lane has no session any more: its next one is preferred, any other will do. */
function another(lane: Lane): null {
  lane.preferred = lane.reader?.accountId ?? lane.preferred;
  lane.reader = null;
  return null;
}

type Later = { waitMs: number; accountId: string; kind: RequestKind; holder: Holder };

/** Waits for a slot. The session may have died meanwhile, or be about to be renewed: the lease is taken when the slot has come. */
async function waitedFor(ctx: RunEffects, lane: Lane, { waitMs, ...wanted }: Later): Promise<MyTurn | null> {
  const { run } = lane;
  const turnMs = performance.now() + waitMs;
  await pause(ctx, lane, waitMs);
  if (run.stop.aborted || run.lost.aborted) return null;
  const begun = await outlast(ctx.clock, run.lost, () => beginReading(ctx.db, wanted));
  if (missedTurn(ctx, lane, performance.now() - turnMs) || begun.kind === 'quiet') return null;
  return begun.kind === 'gone' ? another(lane) : withSession(ctx, lane, begun);
}

/** Reads with the generation that stands now; the identity stays as the newest answer left it while the generation does. */
async function withSession(
  ctx: RunEffects,
  lane: Lane,
  { generationId, reading }: { generationId: string; reading: Reading },
): Promise<MyTurn | null> {
  const reader =
    lane.reader?.generation.id === generationId
      ? lane.reader
      : await outlast(ctx.clock, lane.run.lost, () => readerWith(ctx, generationId));
  lane.reader = reader;
  return reader && { reader, reading };
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

/** Longer than any account rests: which account is chosen is decided here, whether it rests when the place is taken. */
const ANY_REST_MS = 365 * DAY_MS;

async function chooseReader(ctx: RunEffects, lane: Lane): Promise<Reader> {
  const prefer = lane.preferred;
  const found =
    (await findReader(ctx, { prefer, holdMs: HOLD_MS })) ?? (await findReader(ctx, { prefer, holdMs: ANY_REST_MS }));
  if (found) return found;

  const verdict = outOfSessions(lane.run.check, ctx.clock.now(), ctx.limits.parkedMs);
  if (verdict === 'fail') throw new RunEnds({ kind: 'fail', failure: 'no_session' });
  throw new RunEnds({ kind: 'park', reason: 'session', accountId: prefer });
}

/** The account rests for longer than a run would hold: another one reads, or the check is parked for so long. */
async function restOrPark(ctx: RunEffects, lane: Lane, { accountId }: Reader, restsMs: number): Promise<null> {
  const { run } = lane;
  lane.reader = await outlast(ctx.clock, run.lost, () => findReader(ctx, { without: [accountId], holdMs: HOLD_MS }));
  if (lane.reader) return null;
  const detail = { softBlocks: run.softBlocks };
  throw new RunEnds({ kind: 'park', reason: 'budget', wakeAt: after(ctx.clock.now(), restsMs), accountId, detail });
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
