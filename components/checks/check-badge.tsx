import { useTranslations } from 'next-intl';
import type { CheckStatus } from '#/lib/checks/model.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { CHECK_STATUS } from './check-status.ts';

export function CheckBadge({ status, bare }: { status: CheckStatus; bare?: boolean }) {
  const t = useTranslations('status.check');
  const look = CHECK_STATUS[status];
  return (
    <StatusBadge look={look} bare={bare}>
      {t(look.word)}
    </StatusBadge>
  );
}
