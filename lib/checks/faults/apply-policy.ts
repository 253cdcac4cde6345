import type { Reader } from '#/lib/sessions/readers.ts';
import { endSession, type FaultEffects, isJustRevived, rest, stopReader } from './account-faults.ts';
import { type Culprit, FAULT_POLICY, type RefusedAnswer, restOf } from './policy.ts';
import { settleSession } from './settle-session.ts';

/** What a refusal means for the asker, once its account is dealt with. */
export type Consequence =
  /** Session or account is out, or somebody else saw to it. */
  | { kind: 'choose_again' }
  /** It is signed in and rests. */
  | { kind: 'rests' }
  /** `refused`: the deciding refusal; the canary's where a session was in doubt. */
  | { kind: 'may_pass'; refused: RefusedAnswer; alarm: boolean }
  /** Neither session nor limit explains it. `doubted`: believed only the second time. */
  | { kind: 'blames'; culprit: Culprit; refused: RefusedAnswer; alarm: boolean; doubted: boolean }
  /** In doubt, and another request was not allowed. */
  | { kind: 'unsettled' };

type How = {
  signal: AbortSignal;
  /** Whether a doubt may cost a canary request. */
  mayProbe: boolean;
};

/** Does to an account what `FAULT_POLICY` says, for runs, look-ups and the contract watch. */
export async function applyPolicy(
  ctx: FaultEffects,
  reader: Reader,
  refused: RefusedAnswer,
  how: How,
): Promise<Consequence> {
  const reaction = FAULT_POLICY[refused.verdict];
  switch (reaction.kind) {
    case 'end_session':
      // a browser just found this session signed in
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

/** Settles whether the session is dead or the address lies. */
async function settleDoubt(ctx: FaultEffects, reader: Reader, refused: RefusedAnswer, how: How): Promise<Consequence> {
  const settled = await settleSession(ctx, reader, { refused, signal: how.signal });
  switch (settled.session) {
    case 'alive': // a soft block of this surface, or the address itself
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
