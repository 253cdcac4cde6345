import { useTranslations } from 'next-intl';
import { Confirm } from '#/components/ui/confirm.tsx';
import type { CheckView } from '#/lib/checks/view.ts';
import { cancelCheckAction } from './actions.ts';

/** Asks first, naming the profile and whose credit goes back. */
export function CancelCheck({
  check,
  small = false,
}: {
  check: Pick<CheckView, 'id' | 'targetUsername' | 'customerName'>;
  small?: boolean;
}) {
  const t = useTranslations('checks');
  const username = check.targetUsername;
  return (
    <Confirm
      trigger={{ word: t('cancel'), look: small ? 'quiet' : 'danger', size: small ? 'small' : 'medium' }}
      title={t('cancelTitle', { username })}
      consequence={t('cancelNote', { customer: check.customerName })}
      verb={t('cancelVerb')}
      action={cancelCheckAction.bind(null, check.id)}
    />
  );
}
