import { CirclePause } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CheckView } from '#/lib/checks/view.ts';
import { ButtonLink } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { TONE } from '../ui/meaning.ts';

/** Why a check waits; nothing unless it is parked. */
export function ParkedNotice({ check }: { check: CheckView }) {
  const t = useTranslations('checks');
  if (check.status !== 'parked') return null;
  const { waitingFor } = check;
  return (
    <div className={cn('flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border px-4 py-3', TONE.waiting)}>
      <CirclePause aria-hidden="true" className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 basis-64 text-pretty">
        <span className="font-medium">
          {waitingFor
            ? t(`waitsOn.${waitingFor.cause}`, { username: waitingFor.accountUsername })
            : t(`parked.${check.parkReason ?? 'session'}`)}
        </span>{' '}
        {t('nothingLost')}{' '}
        {check.parkedSince && (
          <span className="whitespace-nowrap">
            {t('waitsFor')} <Elapsed from={check.parkedSince} until={null} />
          </span>
        )}
      </p>
      {waitingFor?.challengeId && (
        <ButtonLink look="primary" href={`/codes/${waitingFor.challengeId}`}>
          {t('enterCode')}
        </ButtonLink>
      )}
      {waitingFor?.attemptId && !waitingFor.challengeId && (
        <ButtonLink href={`/refreshes/${waitingFor.attemptId}`}>{t('seeRefresh')}</ButtonLink>
      )}
    </div>
  );
}
