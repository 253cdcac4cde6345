/**
 * Whose turn it is: which account a lane reads with, when, and under which lease. Nothing here asks Instagram anything.
 */
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { type PlaceWanted, returnPlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { findReader, type Reader, readerWith, soonestRestMs } from '#/lib/sessions/readers.ts';
import { beginReading, endReading, type Holder, type Reading, type Turn, takeTurn } from '#/lib/sessions/reading.ts';
import { HOLD_MS, SLICE_MS } from '../model.ts';
import { FenceLost, type Lane, type RunEffects, RunEnds } from './model.ts';
import { othersMaySee } from './sights-store.ts';

export type MyTurn = { reader: Reader; reading: Reading };

/** The turn of a healthy reader that has come, with the account's lease; or null when the choice must be made again. */
export async function nextTurn(ctx: RunEffects, lane: Lane, kind: RequestKind): Promise<MyTurn | null> {
  const { run } = lane;
  if (run.lost.aborted) throw new FenceLost();
  if (run.stop.aborted) throw new RunEnds({ kind: 'hand_over', because: 'deploy' });
  if (performance.now() - run.progressMs > SLICE_MS) throw new RunEnds({ kind: 'hand_over', because: 'slice' });

  const reader = lane.reader ?? (await chooseReader(ctx, lane));
  lane.reader = reader;
  const { accountId } = reader;
  const wanted = { accountId, kind, holdMs: HOLD_MS, holder: holderOf(lane) };
  const turn = (await aheadOf(ctx, lane, wanted)) ?? (await takeTurn(ctx, wanted));
  switch (turn.kind) {
    case 'now':
      await pause(ctx, lane, turn.waitMs);
      return withSession(ctx, lane, turn);
    case 'later':
      return waitedFor(ctx, lane, { ...wanted, waitMs: turn.waitMs, ...(turn.held ? { held: turn.held } : {}) });
    case 'rests':
      return restOrPark(ctx, lane, reader, turn.restsMs);
    case 'quiet':
      return pause(ctx, lane, QUIET_LOOK_MS);
    case 'gone':
      return another(lane);
  }
}

function holderOf({ run, number }: Lane): Holder {
  return { checkId: run.check.id, run: run.check.run, lane: number };
}

/**
 * Takes the turn of the next request while this one is under way, so that its way to the database costs no time. Whether the
 * session is still the one is asked again before it is used, unless that was a moment ago.
 */
export function takeAhead(ctx: RunEffects, lane: Lane, kind: RequestKind): void {
  const { accountId = null } = lane.reader ?? {};
  if (accountId === null || lane.ahead) return;
  const taking = takeTurn(ctx, { accountId, kind, holdMs: HOLD_MS, holder: holderOf(lane) }).catch(() => null);
  lane.ahead = { accountId, kind, taken: taking.then((turn) => turn && { turn, atMs: performance.now() }) };
}

/** What was taken ahead, as it stands now; null when nothing was, or it is of no use. */
async function aheadOf(ctx: RunEffects, lane: Lane, wanted: PlaceWanted): Promise<Turn | null> {
  const { ahead } = lane;
  if (ahead?.accountId !== wanted.accountId || ahead.kind !== wanted.kind) {
    await dropAhead(ctx, lane);
    return null;
  }
  lane.ahead = null;
  const taken = await ahead.taken;
  if (taken?.turn.kind !== 'now' && taken?.turn.kind !== 'later') return null;
  const { turn, atMs } = taken;
  const agoMs = performance.now() - atMs;
  if (turn.kind === 'now' && agoMs <= FRESH_MS) return turn;
  const held = turn.kind === 'now' ? { held: turn.reading } : {};
  return { kind: 'later', waitMs: turn.waitMs - agoMs, slot: turn.slot, ...held };
}

/** So long what was said about a session counts as said just now. */
const FRESH_MS = 50;

/** Gives back what was taken ahead and is not needed: the lease, and the place while nobody has taken the one behind it. */
export async function dropAhead(ctx: RunEffects, lane: Lane): Promise<void> {
  const { ahead } = lane;
  lane.ahead = null;
  const turn = (await ahead?.taken)?.turn;
  if (!ahead || (turn?.kind !== 'now' && turn?.kind !== 'later')) return;
  const { accountId, kind } = ahead;
  await returnPlace(ctx, { accountId, kind, slot: turn.slot }).catch(() => {}); // one place less is used: no harm
  if (turn.kind === 'now') await endReading(ctx.db, turn.reading).catch(() => {}); // it lapses by itself
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

type Later = Omit<PlaceWanted, 'holdMs'> & { waitMs: number; holder: Holder; held?: Reading };

/**
 * Waits for a slot. The session may have died meanwhile, or be about to be renewed: the lease is taken when the slot has come.
 * One that was taken ahead goes over into it, or is ended, so that nobody waits for a request that will not come.
 */
async function waitedFor(ctx: RunEffects, lane: Lane, { waitMs, held, ...wanted }: Later): Promise<MyTurn | null> {
  const { run } = lane;
  const turnMs = performance.now() + waitMs; // behind us when it was taken ahead and has come meanwhile
  await pause(ctx, lane, waitMs);
  const stops = run.stop.aborted || run.lost.aborted;
  const begun = stops ? null : await beginReading(ctx.db, wanted);
  const late = missedTurn(ctx, lane, performance.now() - turnMs);
  if (begun?.kind === 'now' && !late) return withSession(ctx, lane, begun);

  const unused = begun?.kind === 'now' ? begun.reading : held;
  if (unused) await endReading(ctx.db, unused).catch(() => {}); // it lapses by itself
  return begun?.kind === 'gone' ? another(lane) : null;
}

/** Reads with the generation that stands now; the identity stays as the newest answer left it while the generation does. */
async function withSession(
  ctx: RunEffects,
  lane: Lane,
  { generationId, reading }: { generationId: string; reading: Reading },
): Promise<MyTurn | null> {
  const reader = lane.reader?.generation.id === generationId ? lane.reader : await readerWith(ctx, generationId);
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
  const without = [...lane.run.blind];
  const found =
    (await findReader(ctx, { prefer, without, holdMs: HOLD_MS })) ??
    (await findReader(ctx, { prefer, without, holdMs: ANY_REST_MS }));
  if (found) return found;

  if (without.length > 0 && !(await othersMaySee(ctx.db, without)))
    throw new RunEnds({ kind: 'fail', failure: 'target_private' });
  throw new RunEnds({ kind: 'park', reason: 'session', accountId: prefer });
}

/** The account rests for longer than a run would hold: another one reads, or the check is parked until the first of them all has rested. */
async function restOrPark(ctx: RunEffects, lane: Lane, { accountId }: Reader, restsMs: number): Promise<null> {
  const { run } = lane;
  const without = [accountId, ...run.blind];
  lane.reader = await findReader(ctx, { without, holdMs: HOLD_MS });
  if (lane.reader) return null;
  const soonestMs = await soonestRestMs(ctx.db, { without: [...run.blind] });
  const wakeAt = after(ctx.clock.now(), Math.min(restsMs, soonestMs ?? restsMs));
  throw new RunEnds({ kind: 'park', reason: 'budget', wakeAt, accountId });
}
