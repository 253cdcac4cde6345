'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

export function AddOptOut({ action }: { action: FormAction }) {
  const t = useTranslations('settings.optOuts');
  return (
    <FormDialog trigger={{ word: t('add') }} action={action} title={t('add')} note={t('addNote')} verb={t('addVerb')}>
      {(errors) => (
        <>
          <Field id="opt-out-id" label={t('id')} hint={t('idHint')} error={errors.instagramId}>
            {(field) => (
              <Input {...field} name="instagramId" inputMode="numeric" autoComplete="off" maxLength={19} required />
            )}
          </Field>
          <Field id="opt-out-reason" label={t('reason')} hint={t('reasonHint')} error={errors.reason}>
            {(field) => <Input {...field} name="reason" autoComplete="off" maxLength={200} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
