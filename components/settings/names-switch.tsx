import { useTranslations } from 'next-intl';
import { DeedButton } from '../ui/deed-button.tsx';
import type { Deed } from '../ui/outcome.ts';

/** Whether viewers see names, and the button that turns it round. */
export function NamesSwitch({ allowed, turn }: { allowed: boolean; turn: Deed }) {
  const t = useTranslations('settings.names');
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p>{allowed ? t('shown') : t('hidden')}</p>
      <DeedButton deed={turn}>{allowed ? t('hide') : t('show')}</DeedButton>
    </div>
  );
}
