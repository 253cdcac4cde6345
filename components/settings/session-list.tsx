import { useTranslations } from 'next-intl';
import type { SessionView } from '#/lib/operators/view.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

type NamedSession = Omit<SessionView, 'userAgent'> & { browser: string };

type SessionListProps = {
  sessions: NamedSession[];
  current: string;
  end: (id: string) => Action;
  endAll: Action;
};

/** The present browser first. */
export function SessionList({ sessions, current, end, endAll }: SessionListProps) {
  const t = useTranslations('settings.sessions');
  const sorted = [...sessions].sort((one, other) => Number(other.id === current) - Number(one.id === current));
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {sorted.map(({ id, browser, address, createdAt, seenAt }) => (
          <li key={id} className="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0">
            <div className="flex min-w-0 flex-col">
              <span className="truncate font-medium">
                {browser}
                {id === current && <span className="font-normal text-ink-faint text-sm"> {t('this')}</span>}
              </span>
              <span className="flex flex-wrap gap-x-2 text-ink-soft text-sm">
                <span className="font-mono">{address ?? t('noAddress')}</span>
                <span>
                  {t('since')} <RelativeTime at={createdAt} />
                </span>
                <span>
                  {t('seen')} <RelativeTime at={seenAt} />
                </span>
              </span>
            </div>
            {id !== current && (
              <ActionButton action={end(id)} look="quiet" size="small">
                {t('end')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        trigger={{ word: t('endAll') }}
        title={t('endAllTitle')}
        consequence={t('endAllNote')}
        verb={t('endAll')}
        action={endAll}
      />
    </>
  );
}
