'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

/** Asks why; the reason goes into the audit log. */
export function RefundPayment({ stars, action }: { stars: string; action: FormAction }) {
  const t = useTranslations('forms');
  return (
    <FormDialog
      trigger={{ word: t('payBack'), look: 'quiet' }}
      action={action}
      title={t('payBackTitle', { stars })}
      note={t('payBackNote')}
      verb={t('payBack')}
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
