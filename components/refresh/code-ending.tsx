import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { Mark } from '../ui/mark.tsx';
import type { ChallengeShown } from './attempt-status.ts';

type Ending = 'answered' | 'accepted' | 'refused' | 'expired' | 'closed' | 'failed';

/** What became of the question: it is being tried, it worked and these checks went on, or it is over and what comes next. */
export function CodeEnding({ challenge }: { challenge: ChallengeShown }) {
  const t = useTranslations('code');
  const ending = endingOf(challenge);
  const well = ending === 'accepted';
  return (
    <div role="status" className="flex flex-col items-center gap-4 py-6 text-center">
      <Mark
        mood={well ? 'full' : ending === 'answered' ? 'working' : 'calm'}
        className={cn('size-16', well ? 'text-well' : ending === 'answered' ? 'text-accent-text' : 'text-still')}
      />
      <div>
        <h2 className="text-xl">{t(`ending.${ending}`)}</h2>
        <p className="mt-1 text-pretty text-ink-soft">
          {challenge.answeredBy && ending !== 'expired' && (
            <>{t('answeredBy', { name: challenge.answeredBy, door: t(`door.${doorOf(challenge)}`) })} </>
          )}
          {t(`endingNote.${ending}`)}
        </p>
      </div>
      {well && challenge.waitingChecks.length > 0 && (
        <div className="w-full">
          <p className="mb-2 text-ink-soft text-sm">{t('wentOn', { count: challenge.waitingChecks.length })}</p>
          <ul className="flex flex-wrap justify-center gap-2">
            {challenge.waitingChecks.map((check) => (
              <li key={check.id}>
                <ButtonLink size="small" href={`/checks/${check.id}`}>
                  @{check.targetUsername}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ending !== 'answered' && <ButtonLink href={`/refreshes/${challenge.attemptId}`}>{t('seeRefresh')}</ButtonLink>}
    </div>
  );
}

function endingOf(challenge: ChallengeShown): Ending {
  if (challenge.status === 'accepted') return challenge.attemptStatus === 'failed' ? 'failed' : 'accepted';
  return challenge.status === 'open' ? 'closed' : challenge.status;
}

function doorOf({ answeredDoor }: ChallengeShown): 'dashboard' | 'bot' | 'api' {
  return answeredDoor === 'bot' || answeredDoor === 'api' ? answeredDoor : 'dashboard';
}
