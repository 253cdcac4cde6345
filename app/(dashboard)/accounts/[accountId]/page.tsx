import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { idOf, one } from '#/app/_shared/found.ts';
import { accountsOf } from '#/app/_shared/needs.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { Alone } from '#/components/accounts/account-card.tsx';
import { AccountFacts } from '#/components/accounts/account-facts.tsx';
import { AccountMoves } from '#/components/accounts/account-moves.tsx';
import { ExposureMeters } from '#/components/accounts/exposure-meters.tsx';
import { GenerationTable } from '#/components/accounts/generation-table.tsx';
import { HealthBadge } from '#/components/accounts/health-badge.tsx';
import { SessionOutlook } from '#/components/accounts/session-outlook.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { AttemptTable } from '#/components/refresh/attempt-table.tsx';
import { Crumb } from '#/components/ui/crumb.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Card, PageHead } from '#/components/ui/surface.tsx';
import { Tabs } from '#/components/ui/tabs.tsx';
import { readExposure } from '#/lib/sessions/read-exposure.ts';
import { readLifetimes } from '#/lib/sessions/read-lifetimes.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccountMoves, listGenerations } from '#/lib/views/read-account.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';
import { MainAction } from '../main-action.tsx';
import { AccountActions } from './account-actions.tsx';

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<{ view?: string | string[] }> };
const VIEWS = ['generations', 'refreshes', 'moves'] as const;
/** Of each kind; older ones are told by the HTTP API. */
const MOST_RECORDS = 30;

async function accountOf(ctx: OperatorCtx, id: string): Promise<AccountView> {
  return (await accountsOf(ctx)).find((account) => account.id === id.toLowerCase()) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await accountOf(await pageContext(), idOf((await params).accountId));
  return { title: `@${account.username}` };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const asked = one((await searchParams).view);
  const view = VIEWS.find((each) => each === asked) ?? 'generations';
  const accountId = idOf((await params).accountId);
  const [t, account, lifetimes, exposure] = await Promise.all([
    getTranslations('accounts'),
    accountOf(ctx, accountId),
    readLifetimes(ctx),
    readExposure(ctx, { accountId }),
  ]);
  const outlook = lifetimes.outlooks.find((each) => each.accountId === accountId);
  return (
    <>
      <LiveRefresh topics={['account', 'attempt', 'challenge']} />
      <PageHead
        above={<Crumb href="/accounts">{t('title')}</Crumb>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            @{account.username} <HealthBadge account={account} />
          </span>
        }
        note={<Alone account={account} className="mt-2" />}
        action={
          ctx.may('account.set_credentials') && (
            <>
              <AccountActions account={account} />
              <MainAction account={account} />
            </>
          )
        }
      />
      <Card className="p-5">
        <AccountFacts account={account} />
      </Card>
      {outlook && (
        <Card className="p-5">
          <SessionOutlook outlook={outlook} alone={account.autoRefresh.possible} />
        </Card>
      )}
      <Card className="p-5">
        <ExposureMeters exposure={exposure} reading={lifetimes.reading} />
      </Card>
      <section className="flex flex-col gap-4">
        <Tabs
          label={`@${account.username}`}
          chosen={view}
          tabs={VIEWS.map((value) => ({
            value,
            word: t(`tabs.${value}`),
            href: `/accounts/${accountId}?view=${value}`,
          }))}
        />
        <Records view={view} accountId={accountId} />
      </section>
    </>
  );
}

async function Records({ view, accountId }: { view: (typeof VIEWS)[number]; accountId: string }) {
  const ctx = await pageContext();
  const [t, refreshes] = await Promise.all([getTranslations('accounts'), getTranslations('refreshes')]);
  if (view === 'moves') {
    return (
      <Card className="p-5">
        <AccountMoves moves={await listAccountMoves(ctx, { accountId })} />
      </Card>
    );
  }
  if (view === 'refreshes') {
    const { rows } = await listAttempts(ctx, { accountId, limit: MOST_RECORDS });
    return rows.length === 0 ? (
      <EmptyState>{refreshes('empty')}</EmptyState>
    ) : (
      <AttemptTable attempts={rows} ofAccount />
    );
  }
  const generations = (await listGenerations(ctx, { accountId })).slice(0, MOST_RECORDS);
  if (generations.length === 0) return <EmptyState>{t('generations.empty')}</EmptyState>;
  return <GenerationTable generations={generations} />;
}
