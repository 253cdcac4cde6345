import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { afterOf } from '#/app/_shared/found.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { AttemptTable } from '#/components/refresh/attempt-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import { listAttempts } from '#/lib/views/read-attempts.ts';

const PER_PAGE = 30;
type Props = { searchParams: Promise<{ after?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refreshes'))('title') };
}

export default async function RefreshesPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('refreshes');
  const after = afterOf((await searchParams).after);
  const { rows, next } = await listAttempts(ctx, { limit: PER_PAGE, ...(after ? { after } : {}) });
  return (
    <>
      <LiveRefresh topics={['attempt', 'challenge']} />
      <PageHead title={t('title')} note={t('note')} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <AttemptTable attempts={rows} />}
      <NextPage path="/refreshes" next={next} first={after === undefined} />
    </>
  );
}
