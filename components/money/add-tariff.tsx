'use client';

import { useTranslations } from 'next-intl';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

const NUMBERS = [
  { name: 'credits', least: 1, step: 1, required: true },
  { name: 'roubles', least: 1, step: 0.01, required: true },
  { name: 'stars', least: 1, step: 1, required: false },
] as const;

export function AddTariff({ action }: { action: FormAction }) {
  const t = useTranslations('money.dialogs');
  return (
    <FormDialog trigger={{ word: t('addTariff') }} action={action} title={t('addTariff')} verb={t('offer')}>
      {(errors) => (
        <>
          <Field id="tariff-name" label={t('name')} hint={t('nameHint')} error={errors.name}>
            {(field) => <Input {...field} name="name" autoComplete="off" maxLength={64} required />}
          </Field>
          {NUMBERS.map(({ name, least, step, required }) => (
            <Field key={name} id={`tariff-${name}`} label={t(name)} hint={t(`${name}Hint`)} error={errors[name]}>
              {(field) => <Input {...field} name={name} type="number" min={least} step={step} required={required} />}
            </Field>
          ))}
        </>
      )}
    </FormDialog>
  );
}
