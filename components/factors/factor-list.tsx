import { KeyRound, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FactorView } from '#/lib/operators/factors/view.ts';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { RenameFactor } from './rename-factor.tsx';

/** `elsewhere`: another host that it works for. */
type PlacedFactor = Omit<FactorView, 'rpId'> & { elsewhere: string | null };

type FactorListProps = {
  factors: PlacedFactor[];
  rename: (id: string) => FormAction;
  remove: (id: string, name: string) => FormAction;
};

const ICON = { totp: Smartphone, passkey: KeyRound };

export function FactorList({ factors, rename, remove }: FactorListProps) {
  const t = useTranslations('factor');
  return (
    <ul className="flex flex-col divide-y divide-line" aria-label={t('title')}>
      {factors.map(({ id, kind, name, createdAt, usedAt, elsewhere }) => {
        const Icon = ICON[kind];
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
            <Icon aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
            <div className="min-w-40 flex-1">
              <p className="break-words font-medium">{name}</p>
              <p className="text-ink-soft text-sm">
                {t(`kind.${kind}`)}
                {elsewhere && `, ${t('elsewhere', { host: elsewhere })}`} · {t(usedAt ? 'used' : 'added')}{' '}
                <RelativeTime at={usedAt ?? createdAt} />
              </p>
            </div>
            <div className="ml-auto flex gap-1">
              <RenameFactor name={name} action={rename(id)} />
              <FormDialog
                trigger={{ word: t('remove'), look: 'quiet', size: 'small' }}
                title={t('removeTitle', { name })}
                note={t(factors.length === 1 ? 'removeLast' : 'removeNote')}
                verb={t('remove')}
                look="danger"
                action={remove(id, name)}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
