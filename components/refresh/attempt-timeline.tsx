import { useFormatter, useTranslations } from 'next-intl';
import type { AttemptView, StepView } from '#/lib/refresh/view.ts';
import { hasText } from '../ui/has-text.ts';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';
import { useFigures } from '../ui/use-figures.ts';
import { STEP_LOOK } from './attempt-status.ts';
import { StepPicture } from './step-picture.tsx';
import { useStepWords } from './use-step-words.ts';

const WAITS_FOR_PERSON = ['code', 'two_factor', 'approve', 'challenge'];

/** With masked pictures. */
export function AttemptTimeline({
  attempt,
  steps,
  pictureHref,
}: {
  attempt: Pick<AttemptView, 'status'>;
  steps: StepView[];
  pictureHref: (step: StepView) => string;
}) {
  const t = useTranslations('refreshes');
  const format = useFormatter();
  const { duration } = useFigures();
  const { nameOf, actionOf } = useStepWords();
  return (
    <Timeline label={t('steps')}>
      {steps.map((step, place) => (
        <TimelineStep
          key={step.id}
          look={lookOf(step, place === steps.length - 1, attempt.status)}
          title={nameOf(step)}
          time={format.dateTime(step.at, 'clock')}
          lasted={duration(step.tookMs)}
          aside={
            step.hasPicture && <StepPicture href={pictureHref(step)} name={t('pictureOf', { screen: nameOf(step) })} />
          }
        >
          <RungName rung={step.rung} />
          {actionOf(step) && <> · {actionOf(step)}</>}
        </TimelineStep>
      ))}
    </Timeline>
  );
}

/** An unknown rung is shown as stored. */
export function RungName({ rung }: { rung: string }) {
  const t = useTranslations('refreshes');
  const key = `rung.${rung}`;
  return <>{hasText(t, key) ? t(key) : rung.replaceAll('_', ' ')}</>;
}

function lookOf(step: StepView, last: boolean, status: AttemptView['status']) {
  if (last && status === 'succeeded') return STEP_LOOK.done;
  if (last && status === 'failed') return STEP_LOOK.stuck;
  return WAITS_FOR_PERSON.some((word) => step.screen.includes(word)) ? STEP_LOOK.person : STEP_LOOK.seen;
}
