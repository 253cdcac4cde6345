import type { Answer, Refusal } from '#/lib/instagram/model.ts';
import { after } from '#/lib/platform/clock.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { findReader, type Reader, refreshedReader } from '#/lib/sessions/readers.ts';
import { FAULT_POLICY, pauseBeforeTry, restOf, TRIES_IN_A_ROW, UNREACHABLE_WAKE_MS } from './fault-policy.ts';
import { HOLD_MS, outOfSessions } from './model.ts';
import { FenceLost, type Run, type RunEffects, RunEnds } from './run.ts';
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
export async function askInstagram<T>(ctx: RunEffects, run: Run, kind: RequestKind, ask: Ask<T>): Promise<Asked<T>> {
  for (;;) {
    const reader = await readerWithPlace(ctx, run, kind);
    if (!reader) continue;

    const startedMs = performance.now();
    const answer = await ask(reader);
    if (run.lost.aborted) throw new FenceLost();
    if (answer.verdict === 'page') {
      run.reader = { ...reader, identity: answer.identity };
      run.tries = 0;
      return { ok: true, value: answer.value, reader, tookMs: performance.now() - startedMs };
    }
    if (!(await outlast(ctx.clock, run.lost, () => survive(ctx, run, reader, answer))))
      return { ok: false, refusal: answer };
  }
}

/** A healthy reader whose turn has come, or null when the choice must be made again. */
async function readerWithPlace(ctx: RunEffects, run: Run, kind: RequestKind): Promise<Reader | null> {
  if (run.lost.aborted) throw new FenceLost();
  if (run.stop.aborted) throw new RunEnds({ kind: 'hand_over', because: 'deploy' });

  const reader = await outlast(ctx.clock, run.lost, () => healthyReader(ctx, run));
  const place = await outlast(ctx.clock, run.lost, () =>
    takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS }),
  );
  if ('restsMs' in place) {
    run.reader = await outlast(ctx.clock, run.lost, () =>
      findReader(ctx, { without: [reader.accountId], holdMs: HOLD_MS }),
    );
    if (run.reader) return null;
    throw new RunEnds({
      kind: 'park',
      reason: 'budget',
      wakeAt: after(ctx.clock.now(), place.restsMs),
      accountId: reader.accountId,
    });
  }

  await ctx.clock.sleep(place.slot.waitMs, AbortSignal.any([run.stop, run.lost]));
  if (run.stop.aborted || run.lost.aborted) return null;
  if (place.slot.waitMs < LONG_WAIT_MS) return reader;
  // the session may have died while the run waited for its turn: ask with the one that stands now
  return outlast(ctx.clock, run.lost, () => refreshedReader(ctx, reader));
}

/** After a wait of this length the session is looked up again before it is used. */
const LONG_WAIT_MS = 50;

async function healthyReader(ctx: RunEffects, run: Run): Promise<Reader> {
  const current = run.reader ? await refreshedReader(ctx, run.reader) : null;
  if (current) return remember(run, current);

  const found = await findReader(ctx, { prefer: run.reader?.accountId ?? null, holdMs: Number.MAX_SAFE_INTEGER / 1e6 });
  if (found) return remember(run, found);

  const verdict = outOfSessions(run.check, ctx.clock.now(), ctx.limits.parkedMs);
  if (verdict === 'fail') throw new RunEnds({ kind: 'fail', failure: 'no_session' });
  throw new RunEnds({ kind: 'park', reason: 'session', accountId: run.reader?.accountId ?? null });
}

/** Keeps the identity as the newest answer left it while the generation stands. */
function remember(run: Run, reader: Reader): Reader {
  if (run.reader?.generation.id !== reader.generation.id) run.reader = reader;
  return run.reader ?? reader;
}

type Refused = Refusal & { catalogue: string | null; status: number | null };

/** Does what the policy says. @returns false when the refusal is about the target or the list: the caller decides. */
async function survive(ctx: RunEffects, run: Run, reader: Reader, refused: Refused): Promise<boolean> {
  const reaction = FAULT_POLICY[refused.verdict];
  ctx.log.info({ checkId: run.check.id, verdict: refused.verdict, catalogue: refused.catalogue }, 'Instagram refused');

  switch (reaction.kind) {
    case 'end_session':
      await endSession(ctx, reader, { ...reaction, evidence: refused.catalogue });
      return true;
    case 'stop_account':
      await stopAccount(ctx, reader, { event: reaction.event, verdict: refused.verdict, catalogue: refused.catalogue });
      return true;
    case 'probe': {
      const settled = await settleUnclear(ctx, run, reader);
      return settled === null
        ? true
        : survive(ctx, run, reader, { ...settled, catalogue: refused.catalogue, status: null });
    }
    case 'rest':
      await rest(ctx, reader, restOf(refused.verdict === 'throttled' ? refused.until : null, ctx.clock.now()));
      return true;
    case 'again':
      if (reaction.alarm) await raiseAlarm(ctx, reader, refused);
      await pauseOrPark(ctx, run, refused);
      return true;
    case 'reroute':
      if (reaction.alarm) await raiseAlarm(ctx, reader, refused);
      return false;
    case 'fail':
      return false;
  }
}

async function pauseOrPark(ctx: RunEffects, run: Run, refused: Refused): Promise<void> {
  run.tries += 1;
  if (run.tries < TRIES_IN_A_ROW)
    return ctx.clock.sleep(pauseBeforeTry(run.tries), AbortSignal.any([run.stop, run.lost]));
  throw new RunEnds({
    kind: 'park',
    reason: 'unreachable',
    wakeAt: after(ctx.clock.now(), UNREACHABLE_WAKE_MS),
    detail: { verdict: refused.verdict },
  });
}
