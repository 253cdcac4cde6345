'use client';

import { useTranslations } from 'next-intl';
import type { Trigger } from '../ui/dialog.tsx';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

/** The note goes into the ledger. */
export function GiveCredits({ name, trigger, action }: { name: string; trigger: Trigger; action: FormAction }) {
  const t = useTranslations('forms');
  return (
    <FormDialog trigger={trigger} action={action} title={t('giveTitle', { name })} verb={t('give')}>
      {(errors) => (
        <>
          <Field id="credits" label={t('credits')} hint={t('creditsHint')} error={errors.credits}>
            {(field) => (
              <Input
                {...field}
                name="credits"
                type="number"
                inputMode="numeric"
                min={1}
                max={10_000}
                defaultValue={1}
                required
              />
            )}
          </Field>
          <Field id="note" label={t('note')} hint={t('noteHint')} error={errors.note}>
            {(field) => <Input {...field} name="note" maxLength={200} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
