import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { afterOf } from '#/app/_shared/found.ts';
import { accountsOf } from '#/app/_shared/needs.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AccountCard } from '#/components/accounts/account-card.tsx';
import { AddAccount } from '#/components/accounts/account-forms.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { addAccountAction } from './actions.ts';
import { MainAction } from './main-action.tsx';

const PER_PAGE = 18;
type Props = { searchParams: Promise<{ after?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') };
}

export default async function AccountsPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('accounts');
  const after = afterOf((await searchParams).after);
  const all = (await accountsOf(ctx)).toSorted(retiredLast);
  const from = all.findIndex(({ id }) => id === after) + 1; // from the first, when it is none of these
  const accounts = all.slice(from, from + PER_PAGE);
  const next = from + PER_PAGE < all.length ? (accounts.at(-1)?.id ?? null) : null;
  const add = ctx.may('account.add') && (
    <AddAccount action={addAccountAction} trigger={{ word: t('add'), look: 'primary' }} />
  );
  return (
    <>
      <LiveRefresh topics={['account', 'attempt', 'challenge', 'check']} />
      <PageHead title={t('title')} note={t('note')} action={all.length > 0 && add} />
      {all.length === 0 ? (
        <EmptyState action={add}>{t('empty')}</EmptyState>
      ) : (
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              action={ctx.may('account.refresh') && <MainAction account={account} size="small" />}
            />
          ))}
        </div>
      )}
      <NextPage path="/accounts" next={next} first={from === 0} />
    </>
  );
}

function retiredLast(one: AccountView, other: AccountView): number {
  return Number(one.status === 'retired') - Number(other.status === 'retired');
}
