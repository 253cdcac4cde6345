import { useFormatter, useTranslations } from 'next-intl';
import type { AttemptView } from '#/lib/refresh/view.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, Facts } from '../ui/surface.tsx';
import { RungName } from './attempt-timeline.tsx';

export function AttemptFacts({ attempt }: { attempt: AttemptView }) {
  const t = useTranslations('refreshes');
  const format = useFormatter();
  const { startedAt, endedAt, generationBefore, generationAfter } = attempt;
  return (
    <Facts>
      <Fact word={t('facts.cause')}>{t(`cause.${attempt.cause}`)}</Fact>
      {attempt.failure && <Fact word={t('ending')}>{t(`failure.${attempt.failure}`)}</Fact>}
      <Fact word={t('facts.askedBy')}>{attempt.askedBy.replace(/^\w+:/, '')}</Fact>
      <Fact word={t('facts.queued')}>
        <RelativeTime at={attempt.queuedAt} />
      </Fact>
      <Fact word={t('facts.took')}>{startedAt ? <Elapsed from={startedAt} until={endedAt} /> : '–'}</Fact>
      {attempt.rung && (
        <Fact word={t('facts.rung')}>
          <RungName rung={attempt.rung} />
        </Fact>
      )}
      <Fact word={t('facts.generation')}>
        {t('facts.generationFromTo', { from: generationBefore ?? '–', to: generationAfter ?? '–' })}
      </Fact>
      <Fact word={t('facts.posts')}>{format.number(attempt.passwordPosts)}</Fact>
      {attempt.detail && (
        <Fact word={t('facts.detail')} className="col-span-full">
          {attempt.detail}
        </Fact>
      )}
    </Facts>
  );
}
