import { useFormatter, useTranslations } from 'next-intl';
import type { ChallengeDoor } from '#/lib/refresh/model.ts';
import type { ChallengeView } from '#/lib/refresh/view.ts';
import { ButtonLink } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { Mark } from '../ui/mark.tsx';
import { type AskingAttempt, type CodeOutcome, outcomeOf, solverOf } from './code-outcome.ts';

const WELL: readonly CodeOutcome[] = ['accepted', 'approved', 'solved'];
const WORKING: readonly CodeOutcome[] = ['answered', 'finishing'];

type CodeEndingProps = { challenge: ChallengeView; attempt: AskingAttempt };

export function CodeEnding({ challenge, attempt }: CodeEndingProps) {
  const t = useTranslations('code');
  const outcome = outcomeOf(challenge, attempt);
  const well = WELL.includes(outcome);
  const working = WORKING.includes(outcome);
  return (
    <div role="status" className="flex flex-col items-center gap-4 py-6 text-center">
      <Mark
        mood={well ? 'full' : working ? 'working' : 'calm'}
        className={cn('size-16', well ? 'text-well' : working ? 'text-accent-text' : 'text-still')}
      />
      <div>
        <h2 className="text-xl">{t(`ending.${outcome}`)}</h2>
        <p className="mt-1 text-pretty text-ink-soft">
          <Answerer challenge={challenge} outcome={outcome} /> <Note outcome={outcome} {...{ challenge, attempt }} />
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
      {outcome !== 'answered' && <ButtonLink href={`/refreshes/${challenge.attemptId}`}>{t('seeRefresh')}</ButtonLink>}
    </div>
  );
}

function Answerer({ challenge, outcome }: { challenge: ChallengeView; outcome: CodeOutcome }) {
  const t = useTranslations('code');
  if (!challenge.answeredBy || outcome === 'solved' || outcome === 'expired') return null;
  return t('answeredBy', { name: challenge.answeredBy, door: t(`door.${doorOf(challenge)}`) });
}

function Note({ challenge, attempt, outcome }: CodeEndingProps & { outcome: CodeOutcome }) {
  const t = useTranslations('code');
  const failure = useTranslations('refreshes.failure');
  const format = useFormatter();
  const reason = attempt.failure ? failure(attempt.failure) : '–';
  const username = challenge.accountUsername;
  const time = attempt.endedAt ? format.dateTime(attempt.endedAt, 'minute') : '–';
  if (outcome !== 'solved') return t(`endingNote.${outcome}`, { username, time, reason });
  const name = solverOf(attempt);
  return name ? t('endingNote.solvedBy', { username, time, name }) : t('endingNote.solved', { username, time });
}

function doorOf({ answeredDoor }: ChallengeView): ChallengeDoor {
  return answeredDoor === 'bot' || answeredDoor === 'api' ? answeredDoor : 'dashboard';
}
