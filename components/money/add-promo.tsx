'use client';

import { useTranslations } from 'next-intl';
import { Field, Input, Select } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

export function AddPromo({ action }: { action: FormAction }) {
  const t = useTranslations('money.dialogs');
  return (
    <FormDialog trigger={{ word: t('addPromo') }} action={action} title={t('addPromo')} verb={t('make')}>
      {(errors) => (
        <>
          <Field id="promo-code" label={t('code')} hint={t('codeHint')} error={errors.code}>
            {(field) => <Input {...field} name="code" autoComplete="off" maxLength={20} required />}
          </Field>
          <Field id="promo-kind" label={t('kind')}>
            {(field) => (
              <Select {...field} name="kind">
                <option value="credits">{t('kindCredits')}</option>
                <option value="percent">{t('kindPercent')}</option>
              </Select>
            )}
          </Field>
          <Field id="promo-amount" label={t('amount')} error={errors.gives}>
            {(field) => <Input {...field} name="amount" type="number" min={1} required />}
          </Field>
          {(['uses', 'days'] as const).map((name) => (
            <Field key={name} id={`promo-${name}`} label={t(name)} hint={t(`${name}Hint`)} error={errors[name]}>
              {(field) => <Input {...field} name={name} type="number" min={1} max={9999} />}
            </Field>
          ))}
        </>
      )}
    </FormDialog>
  );
}
