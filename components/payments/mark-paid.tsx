'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

/** Asks how one knows; it goes into the audit log. */
export function MarkPaid({ price, action }: { price: string; action: FormAction }) {
  const t = useTranslations('forms');
  return (
    <FormDialog
      trigger={{ word: t('paidNoted'), look: 'quiet' }}
      action={action}
      title={t('paidNotedTitle', { price })}
      note={t('paidNotedNote')}
      verb={t('paidNoted')}
    >
      {(errors) => (
        <Field id="reason" label={t('reason')} hint={t('reasonHint')} error={errors.reason}>
          {(field) => <Input {...field} name="reason" maxLength={200} required />}
        </Field>
      )}
    </FormDialog>
  );
}
