import type { Reader } from '#/lib/sessions/readers.ts';
import { raiseAlarm } from '../faults/account-faults.ts';
import { applyPolicy } from '../faults/apply-policy.ts';
import {
  type Culprit,
  pauseBeforeTry,
  type RefusedAnswer,
  SOFT_BLOCKS_LIMIT,
  TRIES_IN_A_ROW,
} from '../faults/policy.ts';
import { type Run, type RunEffects, type RunEnded, unreachable } from './model.ts';

type RefusedRequest = {
  reader: Reader;
  refused: RefusedAnswer;
  tries: number;
  doubted: boolean;
};

export type AfterRefusal =
  | { kind: 'ask_again'; tries: number }
  /** `chance`: nobody is blamed before it comes once more. */
  | { kind: 'refusal'; blames: Culprit | 'chance'; refusal: RefusedAnswer; reader: Reader }
  | RunEnded;

/** Applies the fault policy to the account and decides how the run goes on. */
export async function answerRefusal(ctx: RunEffects, run: Run, request: RefusedRequest): Promise<AfterRefusal> {
  const { reader, refused, tries } = request;
  const { verdict, catalogue } = refused;
  ctx.log.info({ checkId: run.check.id, verdict, catalogue }, 'Instagram refused');
  const consequence = await applyPolicy(ctx, reader, refused, { signal: run.interrupted, mayProbe: true });
  const blame = (blames: Culprit | 'chance'): AfterRefusal => ({ kind: 'refusal', blames, refusal: refused, reader });
  switch (consequence.kind) {
    case 'rests': // too often in a row, it is not the account
      run.evidence.softBlocks += 1;
      return run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT ? blame('address') : { kind: 'ask_again', tries };
    case 'may_pass':
      if (consequence.alarm) await raiseAlarm(ctx, reader, consequence.refused);
      return tryAgain(ctx, run, { ...request, refused: consequence.refused });
    case 'blames':
      if (consequence.doubted && !request.doubted) return blame('chance');
      if (consequence.alarm) await raiseAlarm(ctx, reader, consequence.refused);
      return blame(consequence.culprit);
    default:
      return { kind: 'ask_again', tries };
  }
}

/** The same after a short pause. Repeated answers are the address's fault, silence the site's. */
async function tryAgain(ctx: RunEffects, run: Run, { reader, refused, tries }: RefusedRequest): Promise<AfterRefusal> {
  if (tries + 1 < TRIES_IN_A_ROW) {
    await ctx.clock.sleep(pauseBeforeTry(tries + 1), run.interrupted);
    return { kind: 'ask_again', tries: tries + 1 };
  }
  if (refused.status === null) return unreachable(refused);
  return { kind: 'refusal', blames: 'address', refusal: refused, reader };
}
