import { useFormatter, useTranslations } from 'next-intl';
import { useDuration } from '../ui/duration-text.tsx';
import type { Meaning } from '../ui/meaning.ts';
import { Meter } from '../ui/meter.tsx';
import { CHECK_STATUS, type CheckShown } from './check-status.ts';

/** How far a check is: the share in large figures, a bar for each list, what is left to read and for how long. */
export function CheckProgress({ check }: { check: CheckShown }) {
  const t = useTranslations('checks');
  const format = useFormatter();
  const duration = useDuration();
  const { meaning } = CHECK_STATUS[check.status];
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-[auto_1fr]">
      <div className="flex flex-col justify-center md:w-44">
        <p className="tabular font-semibold text-2xl" data-testid="progress">
          {check.progress === null
            ? '–'
            : format.number(check.progress, { style: 'percent', maximumFractionDigits: 1 })}
        </p>
        <p className="text-ink-soft text-sm">
          {check.secondsLeft !== null && check.status === 'running'
            ? t('left', { time: duration(check.secondsLeft * 1000) })
            : t(`doing.${check.status}`)}
        </p>
      </div>
      <div className="flex flex-col gap-4">
        <ListBar
          word={t('followers')}
          read={check.followersRead}
          declared={check.declaredFollowers}
          meaning={meaning}
        />
        <ListBar
          word={t('following')}
          read={check.followingRead}
          declared={check.declaredFollowing}
          meaning={meaning}
        />
      </div>
    </div>
  );
}

function ListBar({
  word,
  read,
  declared,
  meaning,
}: {
  word: string;
  read: number;
  declared: number | null;
  meaning: Meaning;
}) {
  const t = useTranslations('checks');
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
