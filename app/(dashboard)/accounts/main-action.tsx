import { useTranslations } from 'next-intl';
import { problemOf } from '#/components/accounts/problem.ts';
import { ActionButton } from '#/components/ui/action-button.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { refreshAction, resumeAction } from './actions.ts';
import { Remedy } from './remedy.tsx';

/** An account's one thing to do now. */
export function MainAction({ account, size = 'medium' }: { account: AccountView; size?: 'small' | 'medium' }) {
  const t = useTranslations('accounts');
  const { openAttempt } = account;
  if (account.status === 'retired') return null;
  if (account.status === 'paused') {
    return (
      <ActionButton size={size} action={resumeAction.bind(null, account.id)}>
        {t('resume')}
      </ActionButton>
    );
  }
  if (openAttempt?.challengeId) {
    return (
      <ButtonLink look="primary" size={size} href={`/codes/${openAttempt.challengeId}`}>
        {t('enterCode')}
      </ButtonLink>
    );
  }
  if (openAttempt && openAttempt.status !== 'queued') {
    return (
      <ButtonLink size={size} href={`/refreshes/${openAttempt.id}`}>
        {t('seeRefresh')}
      </ButtonLink>
    );
  }
  const trouble = problemOf(account);
  if (trouble) return <Remedy account={account} trouble={trouble} size={size} />;
  return (
    <ActionButton
      look={size === 'medium' ? 'primary' : 'plain'}
      size={size}
      action={refreshAction.bind(null, account.id)}
    >
      {t('refreshNow')}
    </ActionButton>
  );
}
