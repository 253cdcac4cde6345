import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { emptyResult, RESULT_TABS, type ResultTab } from '#/components/checks/empty-result.ts';
import { PeopleList } from '#/components/checks/people-list.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { FilterLinks } from '#/components/ui/filter-links.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { listUsers } from '#/lib/checks/list-users.ts';
import { askingOf } from '#/lib/checks/people/asking-of.ts';
import { mayFollow } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';

const PER_PAGE = 60;

type ResultProps = { check: CheckView; list: ResultTab; after: string | undefined };

/** One list of a result, from the one after `after`. */
export async function Result({ check, list, after }: ResultProps) {
  const ctx = await pageContext();
  const t = await getTranslations('checks');
  const { rows, next, total } = await listUsers(ctx, {
    checkId: check.id,
    list,
    limit: PER_PAGE,
    asking: askingOf(check.certificate),
    ...(after && /^\d{1,19}$/.test(after) ? { after } : {}),
  });
  const counts = countsOf(check);
  const doubtful = list === 'not_following_back' ? mayFollow(check.certificate, counts.not_following_back) : 0;
  const path = `/checks/${check.id}`;
  return (
    <section className="flex flex-col gap-4">
      <PartHead
        title={t('result')}
        note={
          <>
            {t('people', { count: total === 0 ? counts[list] : total })}
            {doubtful > 0 && <> · {t('certificate.mayFollow', { count: doubtful })}</>}
            {list === 'unknown' && counts.unknown > 0 && <> · {t('unknownNote')}</>}
          </>
        }
      />
      <FilterLinks
        label={t('result')}
        chosen={list}
        links={RESULT_TABS.filter((tab) => tab !== 'unknown' || list === tab || counts.unknown > 0).map((tab) => ({
          value: tab,
          word: t(`tabs.${tab}`),
          href: tab === RESULT_TABS[0] ? path : `${path}?list=${tab}`,
        }))}
      />
      {ctx.hideNames ? (
        <EmptyState>{t('namesHidden')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState>{t(emptyResult(list, counts[list], counts.unknown))}</EmptyState>
      ) : (
        <PeopleList people={rows} label={t(`tabs.${list}`)} />
      )}
      <NextPage
        path={path}
        next={next}
        first={after === undefined}
        keep={{ list: list === RESULT_TABS[0] ? undefined : list }}
      />
    </section>
  );
}

function countsOf({ mutualCount, notMutualCount, unknownCount }: CheckView): Record<ResultTab, number> {
  return { not_following_back: notMutualCount ?? 0, unknown: unknownCount ?? 0, mutual: mutualCount ?? 0 };
}
