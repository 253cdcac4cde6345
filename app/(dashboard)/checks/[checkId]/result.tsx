import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { emptyResult } from '#/components/checks/empty-result.ts';
import { PeopleList } from '#/components/checks/people-list.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { FilterLinks } from '#/components/ui/filter-links.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { listUsers } from '#/lib/checks/list-users.ts';

const PER_PAGE = 60;

type ResultProps = {
  checkId: string;
  counted: number;
  /** How many "not following back" may be unshown followers. */
  mayFollow: number;
  list: 'not_following_back' | 'mutual';
  after: string | undefined;
};

/** One list of a result, from the one after `after`. */
export async function Result({ checkId, counted, mayFollow, list, after }: ResultProps) {
  const ctx = await pageContext();
  const t = await getTranslations('checks');
  const { rows, next, total } = await listUsers(ctx, {
    checkId,
    list,
    limit: PER_PAGE,
    ...(after && /^\d{1,19}$/.test(after) ? { after } : {}),
  });
  const path = `/checks/${checkId}`;
  const title = list === 'mutual' ? t('mutual') : t('notFollowingBack');
  return (
    <section className="flex flex-col gap-4">
      <PartHead
        title={t('result')}
        note={
          <>
            {t('people', { count: total === 0 ? counted : total })}
            {list === 'not_following_back' && mayFollow > 0 && (
              <> · {t('certificate.mayFollow', { count: mayFollow })}</>
            )}
          </>
        }
      />
      <FilterLinks
        label={t('result')}
        chosen={list}
        links={[
          { value: 'not_following_back', word: t('notFollowingBack'), href: path },
          { value: 'mutual', word: t('mutual'), href: `${path}?list=mutual` },
        ]}
      />
      {ctx.hideNames ? (
        <EmptyState>{t('namesHidden')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState>{t(emptyResult(list, counted))}</EmptyState>
      ) : (
        <PeopleList people={rows} label={title} />
      )}
      <NextPage
        path={path}
        next={next}
        first={after === undefined}
        keep={{ list: list === 'mutual' ? 'mutual' : undefined }}
      />
    </section>
  );
}
