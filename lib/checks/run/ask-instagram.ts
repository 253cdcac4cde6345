import type { Answer } from '#/lib/instagram/model.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { endReading, type Reading } from '#/lib/sessions/reading.ts';
import { raiseAlarm } from '../faults/account-faults.ts';
import { applyPolicy } from '../faults/apply-policy.ts';
import { type Culprit, pauseBeforeTry, type Refused, SOFT_BLOCKS_LIMIT, TRIES_IN_A_ROW } from '../faults/policy.ts';
import { FenceLost, type Lane, type RunEffects, RunEnds } from './model.ts';
import { dropAhead, nextTurn, takeAhead } from './next-turn.ts';

export type Asked<T> =
  /** `reading` is the lease of a page of a list: storing the page ends it. */
  | { ok: true; value: T; reader: Reader; reading: Reading; tookMs: number }
  | { ok: false; blames: Culprit; refusal: Refused; reader: Reader };

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
      if (kind !== 'list') await endReading(ctx.db, reading);
      return { ok: true, value: answer.value, reader, reading, tookMs: performance.now() - startedMs };
    }
    await dropAhead(ctx, lane);
    const blames = await survive(ctx, lane, reader, answer);
    await endReading(ctx.db, reading);
    if (blames) return { ok: false, blames, refusal: answer, reader };
  }
}

/** @returns whom the caller should deal with, or null when the same thing is to be asked again. */
async function survive(ctx: RunEffects, lane: Lane, reader: Reader, refused: Refused): Promise<Culprit | null> {
  const { run } = lane;
  ctx.log.info({ checkId: run.check.id, verdict: refused.verdict, catalogue: refused.catalogue }, 'Instagram refused');
  const signal = AbortSignal.any([run.stop, run.lost]);
  const consequence = await applyPolicy(ctx, reader, refused, { signal, mayProbe: true });
  switch (consequence.kind) {
    case 'rests': // when that has happened too often in a row, it is not the account
      run.evidence.softBlocks += 1;
      return run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT ? 'address' : null;
    case 'may_pass':
      if (consequence.alarm) await raiseAlarm(ctx, reader, refused);
      return tryAgain(ctx, lane, refused);
    case 'blames':
      if (consequence.doubted && !lane.doubts) {
        lane.doubts = true;
        return null;
      }
      if (consequence.alarm) await raiseAlarm(ctx, reader, refused);
      return consequence.culprit;
    default:
      return null;
  }
}

/** The same again after a short pause. What was answered so each time is the address's doing; no answer at all is the site's. */
async function tryAgain(ctx: RunEffects, lane: Lane, refused: Refused): Promise<Culprit | null> {
  lane.tries += 1;
  if (lane.tries < TRIES_IN_A_ROW) {
    await ctx.clock.sleep(pauseBeforeTry(lane.tries), AbortSignal.any([lane.run.stop, lane.run.lost]));
    return null;
  }
  lane.tries = 0;
  if (refused.status !== null) return 'address';
  throw unreachable(refused);
}

/** Instagram cannot be reached, or read, by any way that is known. */
export function unreachable({ verdict, catalogue }: Pick<Refused, 'verdict' | 'catalogue'>): RunEnds {
  return new RunEnds({ kind: 'park', reason: 'unreachable', detail: { verdict, catalogue } });
}
