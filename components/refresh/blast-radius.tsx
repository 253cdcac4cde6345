import { useTranslations } from 'next-intl';
import type { AttemptWait } from '#/lib/refresh/view.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { Link } from '../ui/link.tsx';

/** Checks that an attempt kept waiting. */
export function BlastRadius({ waits }: { waits: AttemptWait[] }) {
  const t = useTranslations('refreshes');
  if (waits.length === 0) return <p className="text-ink-soft">{t('nobodyWaited')}</p>;
  return (
    <ul className="flex flex-col">
      {waits.map((wait) => (
        <li
          key={`${wait.checkId}-${wait.since.getTime()}`}
          className="flex min-h-9 items-center justify-between gap-4 border-line border-b last:border-0"
        >
          <Link href={`/checks/${wait.checkId}`} className="min-w-0 truncate font-medium hover:text-accent-text">
            @{wait.targetUsername}
          </Link>
          <span className="tabular shrink-0 text-ink-soft text-sm">
            <Elapsed from={wait.since} until={wait.until} />
            {!wait.until && <span className="ml-2 text-waiting">{t('stillWaits')}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
