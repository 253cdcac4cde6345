import { useTranslations } from 'next-intl';
import type { AccountShown } from '#/components/accounts/account-status.ts';
import { ButtonLink } from '#/components/ui/button.tsx';
import { DeedButton } from '#/components/ui/deed-button.tsx';
import { dismissWarningAction, refreshAction, resumeAction } from './actions.ts';

/** The one thing to do with an account as it is now: type a code, look at the refresh, resume, or refresh. */
export function MainDeed({ account, size = 'medium' }: { account: AccountShown; size?: 'small' | 'medium' }) {
  const t = useTranslations('accounts');
  const { openAttempt } = account;
  if (account.status === 'retired' || account.status === 'suspended') return null;
  if (account.status === 'paused') {
    return (
      <DeedButton size={size} deed={resumeAction.bind(null, account.id)}>
        {t('resume')}
      </DeedButton>
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
  if (account.blockedFor === 'warning') {
    return (
      <DeedButton look="primary" size={size} deed={dismissWarningAction.bind(null, account.id)}>
        {t('dismiss')}
      </DeedButton>
    );
  }
  return (
    <DeedButton size={size} deed={refreshAction.bind(null, account.id)}>
      {t('refreshNow')}
    </DeedButton>
  );
}
