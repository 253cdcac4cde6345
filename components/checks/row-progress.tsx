'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { CheckStatus } from '#/lib/checks/model.ts';
import type { CheckCounters } from '../live/live-event.ts';
import type { Meaning } from '../ui/meaning.ts';
import { Meter } from '../ui/meter.tsx';
import { shownShare } from './shown-share.ts';
import { useLiveCounters } from './use-live-counters.ts';

type RowProgressProps = {
  id: string;
  username: string;
  status: CheckStatus;
  meaning: Meaning;
  served: CheckCounters;
};

/** Live while the check runs. */
export function RowProgress({ id, username, status, meaning, served }: RowProgressProps) {
  const t = useTranslations('progress');
  const format = useFormatter();
  const now = useLiveCounters(id, status === 'running', served);
  const share = shownShare(now.progress, status);
  if (share === null || status === 'failed' || status === 'cancelled') return <span className="text-ink-faint">–</span>;
  if (status === 'completed')
    return <span className="text-ink-soft">{format.number(now.followersRead + now.followingRead)}</span>;
  return (
    <span className="flex items-center justify-end gap-3">
      <Meter share={share} meaning={meaning} label={t('of', { username })} className="w-24 max-md:w-16" />
      <span className="w-12" data-testid={`progress-${id}`}>
        {format.number(share, 'percent')}
      </span>
    </span>
  );
}
