import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import type { AccountView } from '#/lib/sessions/view.ts';

/** Whether an incident that operators were told of is not over. */
export function isStillTrue(
  incident: { notice: OperatorNotice; since: Date },
  accounts: readonly AccountView[],
  waiting: { count: number },
): boolean {
  const { notice } = incident;
  if (notice.kind === 'nothing_left') return waiting.count > 0 && isNothingLeft(accounts);
  if (notice.kind === 'refresh_failed' || notice.kind === 'alarm') {
    const account = accounts.find(({ username }) => username === notice.payload.username);
    if (!account) return false;
    return notice.kind === 'alarm' ? isOutOfUse(account) : stillFails(account);
  }
  return true; // only its own good news ends it
}

/** Instagram took it out of use, and nobody has seen to it yet. */
function isOutOfUse({ status }: AccountView): boolean {
  return status === 'blocked' || status === 'suspended';
}

/** Failed, no session since, still in use. */
function stillFails({ status, lastAttempt, generation }: AccountView): boolean {
  if (status === 'paused' || status === 'retired' || lastAttempt?.status !== 'failed') return false;
  return generation === null || lastAttempt.endedAt === null || generation.bornAt < lastAttempt.endedAt;
}

/** No account reads, none can renew alone, no sign-in runs. */
export function isNothingLeft(accounts: readonly AccountView[]): boolean {
  return !accounts.some(
    (account) => account.status === 'ready' && (account.generation !== null || isOnItsWay(account)),
  );
}

/** A planned retry of a failure asks a person again: not under way. */
function isOnItsWay({ autoRefresh, openAttempt, lastAttempt }: AccountView): boolean {
  if (autoRefresh.possible) return true;
  if (openAttempt === null) return false;
  return openAttempt.status !== 'queued' || lastAttempt?.status !== 'failed';
}
