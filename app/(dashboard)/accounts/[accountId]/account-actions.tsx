import { useTranslations } from 'next-intl';
import { HandInSession, SetCredentials } from '#/components/accounts/account-forms.tsx';
import { RetireAccount } from '#/components/accounts/retire-account.tsx';
import { Confirm } from '#/components/ui/confirm.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { handInAction, pauseAction, retireAction, setCredentialsAction } from '../actions.ts';

export function AccountActions({ account }: { account: AccountView }) {
  const t = useTranslations('accounts');
  const { id, username, status } = account;
  if (status === 'retired') return null;
  return (
    <>
      <SetCredentials
        username={username}
        hasTotpSeed={account.hasTotpSeed}
        action={setCredentialsAction.bind(null, id)}
        trigger={{ word: t('setCredentials') }}
      />
      <HandInSession username={username} action={handInAction.bind(null, id)} trigger={{ word: t('handIn') }} />
      {(status === 'ready' || status === 'blocked') && (
        <Confirm
          trigger={{ word: t('pause') }}
          title={t('pauseTitle', { username })}
          consequence={t('pauseNote')}
          verb={t('pause')}
          look="primary"
          action={pauseAction.bind(null, id)}
        />
      )}
      <RetireAccount username={username} action={retireAction.bind(null, id)} />
    </>
  );
}
