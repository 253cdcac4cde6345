import { useTranslations } from 'next-intl';
import { ActionButton } from '../ui/action-button.tsx';
import type { Action } from '../ui/outcome.ts';

export function NamesSwitch({ allowed, turn }: { allowed: boolean; turn: Action }) {
  const t = useTranslations('settings.names');
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p>{allowed ? t('shown') : t('hidden')}</p>
      <ActionButton action={turn}>{allowed ? t('hide') : t('show')}</ActionButton>
    </div>
  );
}
