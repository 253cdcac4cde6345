import { useTranslations } from 'next-intl';
import type { AccountView } from '#/lib/sessions/view.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { SESSION_HEALTH } from './account-status.ts';
import { problemOf } from './problem.ts';

/** One that stopped is named by its cause. */
export function HealthBadge({ account, bare }: { account: AccountView; bare?: boolean }) {
  const t = useTranslations('status.health');
  const stopped = useTranslations('accounts.stopped');
  const look = SESSION_HEALTH[account.health];
  const trouble = problemOf(account);
  return (
    <StatusBadge look={look} bare={bare}>
      {trouble ? stopped(trouble.cause) : t(look.word)}
    </StatusBadge>
  );
}
