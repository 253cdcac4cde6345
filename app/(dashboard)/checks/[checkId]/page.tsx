import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache, Suspense } from 'react';
import { found, idOf, one } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { CertificateView } from '#/components/checks/certificate-view.tsx';
import { CheckBadge } from '#/components/checks/check-badge.tsx';
import { CheckFacts } from '#/components/checks/check-facts.tsx';
import { CheckProgress } from '#/components/checks/check-progress.tsx';
import { CHECK_STATUS, isOpen, showsReading } from '#/components/checks/check-status.ts';
import { CheckStory } from '#/components/checks/check-story.tsx';
import { doingOf } from '#/components/checks/doing.ts';
import { RESULT_TABS } from '#/components/checks/empty-result.ts';
import { FailedNotice } from '#/components/checks/failed-notice.tsx';
import { JournalTimeline } from '#/components/checks/journal-timeline.tsx';
import { ParkedNotice } from '#/components/checks/parked-notice.tsx';
import { PlanView } from '#/components/checks/plan-view.tsx';
import { countersOf } from '#/components/live/live-event.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { cn } from '#/components/ui/class-names.ts';
import { Crumb } from '#/components/ui/crumb.tsx';
import { TableSkeleton } from '#/components/ui/skeleton.tsx';
import { Card, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { peopleToAsk, readsBoth } from '#/lib/checks/asking-progress.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { readCheck, readStory } from '#/lib/views/read-check.ts';
import { CancelCheck } from '../cancel-check.tsx';
import { Result } from './result.tsx';

type Props = {
  params: Promise<{ checkId: string }>;
  searchParams: Promise<{ after?: string | string[]; list?: string | string[] }>;
};

/** Head and page ask once. */
const checkOf = cache((ctx: OperatorCtx, checkId: string) => found(readCheck(ctx, { checkId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const check = await checkOf(await pageContext(), idOf((await params).checkId));
  return { title: `@${check.targetUsername}` };
}

export default async function CheckPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const checkId = idOf((await params).checkId);
  const [t, ui, query, check, story] = await Promise.all([
    getTranslations('checks'),
    getTranslations('ui'),
    searchParams,
    checkOf(ctx, checkId),
    found(readStory(ctx, { checkId })), // whichever of the two says first that there is none
  ]);
  const now = ctx.clock.now();
  const list = RESULT_TABS.find((tab) => tab === one(query.list)) ?? RESULT_TABS[0];
  return (
    <>
      {isOpen(check) && <LiveRefresh topics={['check']} id={checkId} />}
      {check.status === 'parked' && <LiveRefresh topics={['attempt', 'challenge']} />}
      <PageHead
        above={<Crumb href="/checks">{t('title')}</Crumb>}
        title={<Title check={check} />}
        note={check.targetFullName && <bdi>{check.targetFullName}</bdi>}
        action={ctx.may('check.cancel') && isOpen(check) && <CancelCheck check={check} />}
      />
      <ParkedNotice check={check} />
      <FailedNotice check={check} />
      <Card className="flex flex-col gap-6 p-5">
        {showsReading(check) && (
          <CheckProgress
            id={check.id}
            status={check.status}
            meaning={CHECK_STATUS[check.status].meaning}
            doing={doingOf(check, story.ticks)}
            ended={{ followers: check.followersOutcome === 'ended', following: check.followingOutcome === 'ended' }}
            toAsk={peopleToAsk(check)}
            readsFollowers={readsBoth(check)}
            served={countersOf(peopleOf(check))}
          />
        )}
        <CheckFacts check={check} />
      </Card>
      {check.plan && (
        <Card className="flex flex-col gap-4 p-5">
          <PartHead title={t('plan.title')} note={t('plan.note')} />
          <PlanView plan={check.plan} asked={check.lookUps} />
        </Card>
      )}
      {showsReading(check) && (
        <Card className="flex flex-col gap-4 p-5">
          <PartHead title={t('journalTitle')} note={t('journalNote')} />
          <JournalTimeline moves={story.moves} ticks={story.ticks} now={now} ended={!isOpen(check)} />
        </Card>
      )}
      <Proof check={check} moves={story.moves} />
      {check.status === 'completed' && (
        <Suspense fallback={<TableSkeleton rows={6} label={ui('loading')} />}>
          <Result check={check} list={list} after={one(query.after)} />
        </Suspense>
      )}
    </>
  );
}

function Title({ check }: { check: CheckView }) {
  return (
    <span className="flex flex-wrap items-center gap-3">
      @{check.targetUsername} <CheckBadge status={check.status} />
    </span>
  );
}

type ProofProps = { check: CheckView; moves: Parameters<typeof CheckStory>[0]['moves'] };

async function Proof({ check, moves }: ProofProps) {
  const t = await getTranslations('checks');
  return (
    <div className={cn('grid items-start gap-8', check.certificate && 'lg:grid-cols-2')}>
      {check.certificate && (
        <Card className="flex flex-col gap-4 p-5">
          <PartHead title={t('certificateTitle')} />
          <CertificateView certificate={check.certificate} notMutual={check.notMutualCount ?? 0} />
        </Card>
      )}
      <Card className="flex flex-col gap-5 p-5">
        <PartHead title={t('story')} />
        <CheckStory moves={moves} />
      </Card>
    </div>
  );
}

/** Once certified, counts are people, not entries. */
function peopleOf(check: CheckView): CheckView {
  const readOf = (list: ListName) => check.certificate?.lists.find((each) => each.list === list)?.read;
  return {
    ...check,
    followersRead: readOf('followers') ?? check.followersRead,
    followingRead: readOf('following') ?? check.followingRead,
  };
}
