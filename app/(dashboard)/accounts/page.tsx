import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { accountsOf } from '#/app/_shared/needs.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AccountCard } from '#/components/accounts/account-card.tsx';
import { AddAccount } from '#/components/accounts/account-forms.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { addAccountAction } from './actions.ts';
import { MainAction } from './main-action.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') };
}

export default async function AccountsPage() {
  const ctx = await pageContext();
  const t = await getTranslations('accounts');
  const accounts = (await accountsOf(ctx)).toSorted(retiredLast);
  const add = ctx.may('account.add') && (
    <AddAccount action={addAccountAction} trigger={{ word: t('add'), look: 'primary' }} />
  );
  return (
    <>
      <LiveRefresh topics={['account', 'attempt', 'challenge', 'check']} />
      <PageHead title={t('title')} note={t('note')} action={accounts.length > 0 && add} />
      {accounts.length === 0 ? (
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
    </>
  );
}

function retiredLast(one: AccountView, other: AccountView): number {
  return Number(one.status === 'retired') - Number(other.status === 'retired');
}
