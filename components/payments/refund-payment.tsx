'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

type Props = { by: 'telegram_stars' | 'robokassa'; price: string; action: FormAction };

/** Asks why; the reason goes into the audit log. By card a person paid back elsewhere: it is noted here. */
export function RefundPayment({ by, price, action }: Props) {
  const t = useTranslations('forms');
  const isCard = by === 'robokassa';
  return (
    <FormDialog
      trigger={{ word: t(isCard ? 'payBackNoted' : 'payBack'), look: 'quiet' }}
      action={action}
      title={isCard ? t('payBackNotedTitle', { price }) : t('payBackTitle', { stars: price })}
      note={t(isCard ? 'payBackNotedNote' : 'payBackNote')}
      verb={t(isCard ? 'payBackNoted' : 'payBack')}
      look="danger"
    >
      {(errors) => (
        <Field id="reason" label={t('reason')} hint={t('reasonHint')} error={errors.reason}>
          {(field) => <Input {...field} name="reason" maxLength={200} required />}
        </Field>
      )}
    </FormDialog>
  );
}
