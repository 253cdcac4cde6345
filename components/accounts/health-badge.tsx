import { useTranslations } from 'next-intl';
import type { SessionHealth } from '#/lib/sessions/model.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { SESSION_HEALTH } from './account-status.ts';

/** The health of an account's session: icon, word, colour. */
export function HealthBadge({ health, bare }: { health: SessionHealth; bare?: boolean }) {
  const t = useTranslations('status.health');
  const look = SESSION_HEALTH[health];
  return (
    <StatusBadge look={look} bare={bare}>
      {t(look.word)}
    </StatusBadge>
  );
}
