'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

/** The customer is told the reason. */
export function TakeCredits({ name, action }: { name: string; action: FormAction }) {
  const t = useTranslations('forms');
  return (
    <FormDialog
      trigger={{ word: t('take'), look: 'plain' }}
      action={action}
      title={t('takeTitle', { name })}
      verb={t('take')}
      look="danger"
    >
      {(errors) => (
        <>
          <Field id="take-credits" label={t('credits')} hint={t('takeHint')} error={errors.credits}>
            {(field) => (
              <Input {...field} name="credits" type="number" inputMode="numeric" min={1} max={10_000} required />
            )}
          </Field>
          <Field id="take-note" label={t('reason')} hint={t('takeReasonHint')} error={errors.note}>
            {(field) => <Input {...field} name="note" maxLength={200} required />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
