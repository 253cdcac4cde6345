import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { afterOf, one } from '#/app/_shared/found.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { isOpen } from '#/components/checks/check-status.ts';
import { CheckTable } from '#/components/checks/check-table.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { FilterLinks } from '#/components/ui/filter-links.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import { CheckStatus } from '#/lib/platform/enums.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import { CancelCheck } from './cancel-check.tsx';

const PER_PAGE = 30;
const STATUSES = Object.values(CheckStatus);
type Props = { searchParams: Promise<{ after?: string | string[]; status?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checks'))('title') };
}

export default async function ChecksPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const [t, words, query] = await Promise.all([
    getTranslations('checks'),
    getTranslations('status.check'),
    searchParams,
  ]);
  const status = STATUSES.find((each) => each === one(query.status));
  const after = afterOf(query.after);
  const { rows, next } = await listChecks(ctx, {
    limit: PER_PAGE,
    ...(status ? { status: [status] } : {}),
    ...(after ? { after } : {}),
  });
  return (
    <>
      <LiveRefresh topics={['check']} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="flex flex-col gap-4">
        <FilterLinks
          label={t('filter')}
          chosen={status ?? ''}
          links={[
            { value: '', word: t('all'), href: '/checks' },
            ...STATUSES.map((each) => ({ value: each, word: words(each), href: `/checks?status=${each}` })),
          ]}
        />
        {rows.length === 0 ? (
          <EmptyState>{status ? t('emptyFilter') : t('empty')}</EmptyState>
        ) : (
          <CheckTable
            checks={rows}
            {...(ctx.may('check.cancel')
              ? { actions: (check) => isOpen(check) && <CancelCheck check={check} small /> }
              : {})}
          />
        )}
        <NextPage path="/checks" next={next} first={after === undefined} keep={{ status }} />
      </div>
    </>
  );
}
