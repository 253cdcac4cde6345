import { useTranslations } from 'next-intl';
import { HandInSession, SetCredentials } from '#/components/accounts/account-forms.tsx';
import type { AccountProblem } from '#/components/accounts/problem.ts';
import { ActionButton } from '#/components/ui/action-button.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { dismissWarningAction, handInAction, refreshAction, reinstateAction, setCredentialsAction } from './actions.ts';

type RemedyProps = { account: AccountView; trouble: AccountProblem; size?: 'small' | 'medium' };

const ACTIONS = {
  dismiss_warning: dismissWarningAction,
  try_again: refreshAction,
  sign_in: refreshAction,
  reinstate: reinstateAction,
};

/** The button that cures an account. */
export function Remedy({ account, trouble: { remedy }, size = 'medium' }: RemedyProps) {
  const t = useTranslations('accounts.remedy');
  const { id, username, hasTotpSeed } = account;
  const trigger = { word: t(remedy), look: 'primary' as const, size };
  switch (remedy) {
    case 'set_password':
    case 'set_seed':
      return (
        <SetCredentials
          username={username}
          hasTotpSeed={hasTotpSeed}
          action={setCredentialsAction.bind(null, id)}
          trigger={trigger}
        />
      );
    case 'hand_in':
      return <HandInSession username={username} action={handInAction.bind(null, id)} trigger={trigger} />;
    case 'look':
      return (
        <ButtonLink
          look="primary"
          size={size}
          href={account.lastAttempt ? `/refreshes/${account.lastAttempt.id}` : `/accounts/${id}`}
        >
          {t(remedy)}
        </ButtonLink>
      );
    default:
      return (
        <ActionButton look="primary" size={size} action={ACTIONS[remedy].bind(null, id)}>
          {t(remedy)}
        </ActionButton>
      );
  }
}
