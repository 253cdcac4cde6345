import type { getTranslations } from 'next-intl/server';
import { problemBy } from '#/components/accounts/problem.ts';
import { priceText } from '#/lib/outbox/money-notice.ts';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';

/** A notice in one sentence; an account's cure reads as elsewhere. */
export function bellText(notice: OperatorNotice, t: Awaited<ReturnType<typeof getTranslations<never>>>): string {
  const stopped = stoppedBy(notice);
  if (stopped) return t(`accounts.trouble.${problemBy(stopped.reason).cause}`, { username: stopped.username });
  const ofAccount = notice.kind === 'alarm' && notice.payload.username !== null;
  return t(`notices.${ofAccount ? 'account_alarm' : notice.kind}`, factsOf(notice));
}

function stoppedBy(notice: OperatorNotice): { username: string; reason: string } | null {
  if (notice.kind === 'refresh_failed' && notice.payload.needsPerson)
    return { username: notice.payload.username, reason: notice.payload.failure };
  if (notice.kind !== 'alarm' || notice.payload.username === null) return null;
  const { username, verdict: reason } = notice.payload;
  return reason === 'warning' || reason === 'suspended' ? { username, reason } : null;
}

function factsOf(notice: OperatorNotice): Record<string, string | number> {
  const price = notice.kind === 'money_differs' ? { price: priceText(notice.payload) } : {};
  const facts = Object.entries({ ...notice.payload, ...price }).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : String(value),
  ]);
  return Object.fromEntries(facts);
}
