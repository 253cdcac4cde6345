'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { CheckStatus } from '#/lib/checks/model.ts';
import type { CheckCounters } from '../live/live-event.ts';
import type { Meaning } from '../ui/meaning.ts';
import { Meter } from '../ui/meter.tsx';
import { useFigures } from '../ui/use-figures.ts';
import { isOpen } from './check-status.ts';
import type { Doing } from './doing.ts';
import { shownShare } from './shown-share.ts';
import { useLiveCounters } from './use-live-counters.ts';

type CheckProgressProps = {
  id: string;
  status: CheckStatus;
  meaning: Meaning;
  doing: Doing;
  ended: { followers: boolean; following: boolean };
  /** About how many people are asked for. */
  toAsk: number;
  readsFollowers: boolean;
  served: CheckCounters;
};

/** Live while it runs. */
export function CheckProgress({
  id,
  status,
  meaning,
  doing,
  ended,
  toAsk,
  readsFollowers,
  served,
}: CheckProgressProps) {
  const t = useTranslations('progress');
  const format = useFormatter();
  const { duration } = useFigures();
  const now = useLiveCounters(id, status === 'running', served);
  const share = shownShare(now.progress, status);
  const barOf = (hasEnded: boolean) => (hasEnded && status === 'running' ? 'well' : meaning);
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-[auto_1fr]">
      <div className="flex flex-col justify-center md:w-44">
        {(share !== null || isOpen({ status })) && (
          <p className="tabular font-semibold text-2xl" data-testid="progress">
            {share === null ? '–' : format.number(share, 'percent')}
          </p>
        )}
        <p className="text-pretty text-ink-soft text-sm" data-testid="doing">
          {t(`doing.${doing}`)}
          {now.secondsLeft !== null && status === 'running' && (
            <> · {t('left', { time: duration(now.secondsLeft * 1000) })}</>
          )}
        </p>
      </div>
      <div className="flex flex-col gap-4">
        {readsFollowers && (
          <ListBar
            word={t('followers')}
            read={now.followersRead}
            declared={now.declaredFollowers}
            meaning={barOf(ended.followers)}
          />
        )}
        <ListBar
          word={t('following')}
          read={now.followingRead}
          declared={now.declaredFollowing}
          meaning={barOf(ended.following)}
        />
        {(toAsk > 0 || now.lookUps > 0) && (
          <ListBar
            word={t('asked')}
            read={now.lookUps}
            declared={now.lookUps > toAsk || status === 'completed' ? null : toAsk}
            meaning={meaning}
          />
        )}
      </div>
    </div>
  );
}

type ListBarProps = { word: string; read: number; declared: number | null; meaning: Meaning };

function ListBar({ word, read, declared, meaning }: ListBarProps) {
  const t = useTranslations('progress');
  const format = useFormatter();
  const share = declared === null ? undefined : declared === 0 ? 1 : read / declared;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <span className="font-medium text-sm">{word}</span>
        <span className="tabular text-ink-soft text-sm">
          {declared === null
            ? format.number(read)
            : t('readOf', { read: format.number(read), declared: format.number(declared) })}
        </span>
      </div>
      <Meter share={share} meaning={meaning} label={word} className="h-2" />
    </div>
  );
}
