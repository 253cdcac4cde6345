import type { Refusal } from '#/lib/instagram/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { FAULT_POLICY, restOf } from './fault-policy.ts';
import type { RunEffects } from './run.ts';
import { endSession, rest, settleUnclear, stopAccount } from './session-faults.ts';

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
  refusal: Refusal & { catalogue: string | null },
  { mayProbe }: { mayProbe: boolean },
): Promise<void> {
  const reaction = FAULT_POLICY[refusal.verdict];
  const { verdict, catalogue } = refusal;
  if (reaction.kind === 'end_session') return endSession(ctx, reader, { ...reaction, evidence: catalogue });
  if (reaction.kind === 'stop_account') return stopAccount(ctx, reader, { event: reaction.event, verdict, catalogue });
  if (reaction.kind === 'rest') {
    const until = refusal.verdict === 'throttled' ? refusal.until : null;
    return rest(ctx, reader, restOf(until, ctx.clock.now(), ctx.limits.restMs));
  }
  if (reaction.kind !== 'probe' || !mayProbe) return;
  const settled = await settleUnclear(ctx, { run: { lost: new AbortController().signal, softBlocks: 0 } }, reader);
  if (settled && FAULT_POLICY[settled.verdict].kind === 'stop_account')
    await reactToRefusal(ctx, reader, { ...settled, catalogue }, { mayProbe: false });
}
