'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

export function RenameFactor({ name, action }: { name: string; action: FormAction }) {
  const t = useTranslations('factor');
  return (
    <FormDialog
      trigger={{ word: t('rename'), look: 'quiet', size: 'small' }}
      title={t('renameTitle', { name })}
      verb={t('save')}
      action={action}
    >
      {(errors) => (
        <Field id="factor-name" label={t('name')} error={errors.name}>
          {(field) => <Input {...field} name="name" defaultValue={name} maxLength={60} required />}
        </Field>
      )}
    </FormDialog>
  );
}
