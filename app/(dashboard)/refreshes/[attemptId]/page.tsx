import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { AttemptBadge } from '#/components/refresh/attempt-badge.tsx';
import { AttemptFacts } from '#/components/refresh/attempt-facts.tsx';
import { AttemptTimeline } from '#/components/refresh/attempt-timeline.tsx';
import { BlastRadius } from '#/components/refresh/blast-radius.tsx';
import { ChallengeList } from '#/components/refresh/challenge-list.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import { Confirm } from '#/components/ui/confirm.tsx';
import { Crumb } from '#/components/ui/crumb.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Card, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { readAttempt } from '#/lib/views/read-attempts.ts';
import { abandonAction } from '../actions.ts';

type Props = { params: Promise<{ attemptId: string }> };

/** Head and page ask once. */
const attemptOf = cache((ctx: OperatorCtx, attemptId: string) => found(readAttempt(ctx, { attemptId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const attempt = await attemptOf(await pageContext(), idOf((await params).attemptId));
  return { title: (await getTranslations('refreshes'))('of', { username: attempt.accountUsername }) };
}

export default async function AttemptPage({ params }: Props) {
  const ctx = await pageContext();
  const attemptId = idOf((await params).attemptId);
  const [t, attempt] = await Promise.all([getTranslations('refreshes'), attemptOf(ctx, attemptId)]);
  return (
    <>
      <LiveRefresh topics={['attempt', 'challenge']} />
      <PageHead
        above={<Crumb href="/refreshes">{t('title')}</Crumb>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {t('of', { username: attempt.accountUsername })} <AttemptBadge status={attempt.status} />
          </span>
        }
        action={<Actions attempt={attempt} mayAbandon={ctx.may('attempt.abandon')} />}
      />
      <Card className="p-5">
        <AttemptFacts attempt={attempt} />
      </Card>
      <div className="grid gap-8 lg:grid-cols-[3fr_2fr]">
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={t('steps')} note={t('stepsNote')} />
          {attempt.steps.length === 0 ? (
            <EmptyState>{t('noSteps')}</EmptyState>
          ) : (
            <AttemptTimeline
              attempt={attempt}
              steps={attempt.steps}
              pictureHref={({ id }) => `/pictures/steps/${id}`}
            />
          )}
        </Card>
        <div className="flex flex-col gap-8">
          <Card className="flex flex-col gap-4 p-5">
            <PartHead title={t('blast')} note={t('blastNote')} />
            <BlastRadius waits={attempt.waits} />
          </Card>
          {attempt.challenges.length > 0 && (
            <Card className="flex flex-col gap-4 p-5">
              <PartHead title={t('challenges')} />
              <ChallengeList challenges={attempt.challenges} attempt={attempt} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

type ActionsProps = { attempt: Awaited<ReturnType<typeof readAttempt>>; mayAbandon: boolean };

async function Actions({ attempt, mayAbandon }: ActionsProps) {
  const t = await getTranslations('refreshes');
  const username = attempt.accountUsername;
  const isWaiting = attempt.status === 'queued' || attempt.status === 'waiting_for_code';
  return (
    <>
      {mayAbandon && isWaiting && (
        <Confirm
          trigger={{ word: t('abandon'), look: 'danger' }}
          title={t('abandonTitle', { username })}
          consequence={t('abandonNote')}
          verb={t('abandon')}
          action={abandonAction.bind(null, attempt.id)}
        />
      )}
      {attempt.openChallengeId && (
        <ButtonLink look="primary" href={`/codes/${attempt.openChallengeId}`}>
          {t('enterCode')}
        </ButtonLink>
      )}
    </>
  );
}
