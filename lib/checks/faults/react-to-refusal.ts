import type { Reader } from '#/lib/sessions/readers.ts';
import type { Refused, RunEffects } from '../run/model.ts';
import { endSession, rest, settleSession, stopAccount } from './account-faults.ts';
import { FAULT_POLICY, restOf } from './policy.ts';

/**
 * Does to an account what a refusal outside of any check calls for, by the same table and the same functions as in checks:
 * ends a dead session and asks for a new one, takes an account out of the pool, lets it rest. What says nothing about the
 * account is left alone.
 *
 * @param options.mayProbe whether an unclear answer may cost one request more; otherwise the next check settles it.
 */
export async function reactToRefusal(
  ctx: RunEffects,
  reader: Reader,
  refused: Refused,
  { mayProbe }: { mayProbe: boolean },
): Promise<void> {
  const reaction = FAULT_POLICY[refused.verdict];
  const { verdict, catalogue } = refused;
  switch (reaction.kind) {
    case 'end_session':
      return endSession(ctx, reader, { ...reaction, evidence: catalogue });
    case 'stop_account':
      return stopAccount(ctx, reader, { event: reaction.event, verdict, catalogue });
    case 'rest':
      return restUsually(ctx, reader, refused);
    case 'prove':
    case 'probe':
      return mayProbe ? settleOutside(ctx, reader, refused) : undefined;
    default:
      return undefined;
  }
}

async function settleOutside(ctx: RunEffects, reader: Reader, refused: Refused): Promise<void> {
  const settled = await settleSession(ctx, reader, { refused, signal: new AbortController().signal });
  if (settled.session === 'alive' && refused.verdict === 'unclear') return restUsually(ctx, reader, refused);
  if (settled.session === 'unknown' && FAULT_POLICY[settled.refusal.verdict].kind === 'stop_account')
    await reactToRefusal(ctx, reader, { ...settled.refusal, catalogue: refused.catalogue }, { mayProbe: false });
}

function restUsually(ctx: RunEffects, reader: Reader, refused: Refused): Promise<void> {
  const until = refused.verdict === 'throttled' ? refused.until : null;
  return rest(ctx, reader, restOf(until, ctx.clock.now(), ctx.limits.restMs));
}
