import type { Reader } from '#/lib/sessions/readers.ts';
import { endSession, type FaultEffects, isJustRevived, rest, stopReader } from './account-faults.ts';
import { type Culprit, FAULT_POLICY, type RefusedAnswer, restOf } from './policy.ts';
import { settleSession } from './settle-session.ts';

/** What a refusal means for whoever asked, once its account is dealt with. */
export type Consequence =
  /** The session ended, or its account left the pool, or somebody else saw to it: whoever is well then is asked. */
  | { kind: 'choose_again' }
  /** The account is signed in and rests for a while. */
  | { kind: 'rests' }
  /** It may pass by itself. `refused`: the refusal that decided, which is the canary's where a session was in doubt. */
  | { kind: 'may_pass'; refused: RefusedAnswer; alarm: boolean }
  /** No session and no limit explains it. `doubted`: not believed before it comes a second time. */
  | { kind: 'blames'; culprit: Culprit; refused: RefusedAnswer; alarm: boolean; doubted: boolean }
  /** The session is in doubt, and another request was not allowed. */
  | { kind: 'unsettled' };

type How = {
  /** Ends the waiting for what a probe shows. */
  signal: AbortSignal;
  /** Whether a session in doubt may cost more requests: the account's own canary. */
  mayProbe: boolean;
};

/**
 * Does to an account what `FAULT_POLICY` says of a refusal: ends a dead session and asks for a new one, takes an account out of
 * the pool, lets it rest, settles a doubt. The only interpreter of that table: runs, look-ups and the contract watch ask it.
 *
 * What concerns the check, the list or the address is left to the caller.
 */
export async function applyPolicy(
  ctx: FaultEffects,
  reader: Reader,
  refused: RefusedAnswer,
  how: How,
): Promise<Consequence> {
  const reaction = FAULT_POLICY[refused.verdict];
  switch (reaction.kind) {
    case 'end_session':
      // a browser has just found this session signed in: whoever says otherwise is to blame
      if (isJustRevived(reader, ctx.clock.now())) return blames('address', refused);
      await endSession(ctx, reader, { ...reaction, evidence: refused.catalogue });
      return { kind: 'choose_again' };
    case 'prove':
    case 'probe':
      return how.mayProbe ? settleDoubt(ctx, reader, refused, how) : { kind: 'unsettled' };
    case 'stop_account':
      await stopReader(ctx, reader, { event: reaction.event, refused });
      return { kind: 'choose_again' };
    case 'rest':
      return letRest(ctx, reader, refused);
    case 'again':
      return { ...reaction, kind: 'may_pass', refused };
    case 'reroute':
      return { ...reaction, kind: 'blames', refused };
    case 'fail':
      return blames('target', refused);
  }
}

/** A session in doubt: it is dead, or the address that said so is. What the canary answers besides is treated like any refusal. */
async function settleDoubt(ctx: FaultEffects, reader: Reader, refused: RefusedAnswer, how: How): Promise<Consequence> {
  const settled = await settleSession(ctx, reader, { refused, signal: how.signal });
  switch (settled.session) {
    case 'alive': // a soft block of this surface, or an address that speaks of sessions and means itself
      return refused.verdict === 'unclear' ? letRest(ctx, reader, refused) : blames('address', refused);
    case 'unknown': {
      const told = { ...settled.refusal, catalogue: refused.catalogue, status: null };
      return applyPolicy(ctx, reader, told, { ...how, mayProbe: false });
    }
    default:
      return { kind: 'choose_again' };
  }
}

async function letRest(ctx: FaultEffects, reader: Reader, refused: RefusedAnswer): Promise<Consequence> {
  const until = refused.verdict === 'throttled' ? refused.until : null;
  await rest(ctx, reader, restOf(until, ctx.clock.now(), ctx.limits.restMs));
  return { kind: 'rests' };
}

function blames(culprit: Culprit, refused: RefusedAnswer): Consequence {
  return { kind: 'blames', culprit, refused, alarm: false, doubted: false };
}
