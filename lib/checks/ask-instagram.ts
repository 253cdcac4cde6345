import type { Answer, Refusal } from '#/lib/instagram/model.ts';
import { after } from '#/lib/platform/clock.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { endReading, type Reading } from '#/lib/sessions/reading.ts';
import { FAULT_POLICY, pauseBeforeTry, restOf, TRIES_IN_A_ROW, UNREACHABLE_WAKE_MS } from './fault-policy.ts';
import { dropAhead, nextTurn, takeAhead } from './next-turn.ts';
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
 * @param question.more another request of this kind is likely to follow: its turn is taken while this one is under way.
 * @throws {RunEnds} when nobody can read now, or the worker stops. {FenceLost} when another worker took over.
 */
export async function askInstagram<T>(
  ctx: RunEffects,
  lane: Lane,
  question: { kind: RequestKind; more?: boolean; ask: Ask<T> },
): Promise<Asked<T>> {
  const { run } = lane;
  const { kind } = question;
  for (;;) {
    const turn = await nextTurn(ctx, lane, kind);
    if (!turn) continue;
    const { reader, reading } = turn;

    const startedMs = performance.now();
    const asking = question.ask(reader);
    if (question.more) takeAhead(ctx, lane, kind);
    const answer = await asking;
    if (run.lost.aborted) throw new FenceLost();
    if (answer.verdict === 'page') {
      lane.reader = { ...reader, identity: answer.identity };
      lane.tries = 0;
      lane.doubts = false;
      run.softBlocks = 0;
      if (kind !== 'list') await outlast(ctx.clock, run.lost, () => endReading(ctx.db, reading));
      return { ok: true, value: answer.value, reader, reading, tookMs: performance.now() - startedMs };
    }
    await dropAhead(ctx, lane);
    const survived = await outlast(ctx.clock, run.lost, () => survive(ctx, lane, reader, answer));
    await outlast(ctx.clock, run.lost, () => endReading(ctx.db, reading));
    if (!survived) return { ok: false, refusal: answer };
    if (kind === 'list' && run.softBlocks >= SOFT_BLOCKS_LIMIT)
      return { ok: false, refusal: await retired(ctx, lane, reader, answer) };
  }
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
      if (refused.verdict === 'list_withheld' && !lane.doubts) {
        lane.doubts = true; // an empty answer is often a glitch, as an empty page is (facts 3.1 E22, E23): asked once more
        return true;
      }
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
