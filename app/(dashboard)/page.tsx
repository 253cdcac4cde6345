import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { accountsOf, needsOf } from '#/app/_shared/needs.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AccountCard } from '#/components/accounts/account-card.tsx';
import { problemBy, problemOf } from '#/components/accounts/problem.ts';
import { CheckTable } from '#/components/checks/check-table.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { Counts } from '#/components/overview/counts.tsx';
import { EventFeed } from '#/components/overview/event-feed.tsx';
import { type Need, NeedsYou } from '#/components/overview/needs-you.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { CardSkeleton, TableSkeleton } from '#/components/ui/skeleton.tsx';
import { PageHead, PartHead } from '#/components/ui/surface.tsx';
import { listRecent } from '#/lib/views/list-recent.ts';
import { countOpenChecks, listChecks } from '#/lib/views/read-check.ts';
import { Remedy } from './accounts/remedy.tsx';

const OPEN = ['running', 'parked', 'queued'] as const;
/** The rest is a click away: the page of a busy service weighs no more than that of a small one. */
const MOST_OPEN = 15;
const MOST_ACCOUNTS = 6;
const MOST_EVENTS = 10;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage() {
  const ctx = await pageContext();
  const [t, ui] = await Promise.all([getTranslations('overview'), getTranslations('ui')]);
  return (
    <>
      <LiveRefresh topics={['check', 'account', 'attempt', 'challenge']} />
      <PageHead title={t('title')} note={t('note')} />
      <NeedsYou
        needs={await needsOf(ctx)}
        solve={(need) => <Solve need={need} mayAct={ctx.may('account.refresh')} />}
      />
      <Suspense fallback={<TableSkeleton rows={3} label={ui('loading')} />}>
        <ChecksNow />
      </Suspense>
      <Suspense fallback={<CardSkeleton label={ui('loading')} />}>
        <Sessions />
      </Suspense>
      <Suspense fallback={<TableSkeleton rows={4} label={ui('loading')} />}>
        <Happened />
      </Suspense>
    </>
  );
}

/** Viewers are led to what it is about. */
function Solve({ need, mayAct }: { need: Need; mayAct: boolean }) {
  const t = useTranslations('overview.needs.solve');
  if (need.kind === 'account' && mayAct) return <Remedy account={need.account} trouble={problemBy(need.cause)} />;
  const isQuestion = need.kind !== 'account';
  return (
    <ButtonLink href={need.href} look={isQuestion ? 'primary' : 'plain'}>
      {t(isQuestion ? need.kind : 'look')}
    </ButtonLink>
  );
}

async function ChecksNow() {
  const ctx = await pageContext();
  const t = await getTranslations('overview');
  const [{ rows }, open, everyAccount] = await Promise.all([
    listChecks(ctx, { status: [...OPEN], limit: MOST_OPEN }),
    countOpenChecks(ctx),
    accountsOf(ctx),
  ]);
  const accounts = everyAccount.filter(({ status }) => status !== 'retired');
  const active = accounts.filter(({ health }) => health === 'active' || health === 'resting').length;
  return (
    <section className="flex flex-col gap-4">
      <Counts
        counts={[
          { word: t('counts.running'), value: open.running },
          { word: t('counts.parked'), value: open.parked },
          { word: t('counts.queued'), value: open.queued },
          { word: t('counts.sessions'), value: t('counts.sessionsValue', { active, all: accounts.length }) },
        ]}
      />
      <PartHead title={t('now')} note={t('nowNote')} action={<All href="/checks">{t('allChecks')}</All>} />
      {rows.length === 0 ? <EmptyState>{t('noneNow')}</EmptyState> : <CheckTable checks={rows} />}
    </section>
  );
}

async function Sessions() {
  const ctx = await pageContext();
  const t = await getTranslations('overview');
  const accounts = (await accountsOf(ctx))
    .filter(({ status }) => status !== 'retired')
    .toSorted((one, other) => Number(Boolean(problemOf(other))) - Number(Boolean(problemOf(one))))
    .slice(0, MOST_ACCOUNTS);
  return (
    <section className="flex flex-col gap-4">
      <PartHead
        title={t('sessions')}
        note={t('sessionsNote')}
        action={<All href="/accounts">{t('allAccounts')}</All>}
      />
      {accounts.length === 0 ? (
        <EmptyState
          action={
            <ButtonLink look="primary" href="/accounts">
              {(await getTranslations('accounts'))('add')}
            </ButtonLink>
          }
        >
          {(await getTranslations('accounts'))('empty')}
        </EmptyState>
      ) : (
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {accounts.map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
        </div>
      )}
    </section>
  );
}

async function Happened() {
  const ctx = await pageContext();
  const t = await getTranslations('overview');
  const ended = await listRecent(ctx, { limit: MOST_EVENTS });
  const events = ended.map((event) => ({
    ...event,
    href: `/${event.noun === 'check' ? 'checks' : 'refreshes'}/${event.id}`,
  }));
  return (
    <section className="flex flex-col gap-4">
      <PartHead
        title={t('happened')}
        note={t('happenedNote')}
        action={<All href="/refreshes">{t('allRefreshes')}</All>}
      />
      {events.length === 0 ? <EmptyState>{t('nothingHappened')}</EmptyState> : <EventFeed events={events} />}
    </section>
  );
}

function All({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink look="quiet" size="small" href={href}>
      {children}
    </ButtonLink>
  );
}
