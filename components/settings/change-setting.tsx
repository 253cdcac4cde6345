'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { SettingView } from '#/lib/settings/view.ts';
import { Field, Input } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

/** Gives a setting another value, within its bounds. */
export function ChangeSetting({ setting, action }: { setting: SettingView; action: FormAction }) {
  const t = useTranslations('settings.limits');
  const locale = useLocale();
  const { name, about, unit, min, max, usual, value } = setting;
  const said = (count: number) => t(`units.${unit}`, { count });
  return (
    <FormDialog
      trigger={{ word: t('change'), look: 'quiet', size: 'small' }}
      action={action}
      title={name}
      note={about[locale]}
      verb={t('save')}
    >
      {(errors) => (
        <Field
          id={`setting-${name}`}
          label={t('unitOf', { unit })}
          hint={t('bounds', { min: said(min), max: said(max), usual: said(usual) })}
          error={errors.value}
        >
          {(field) => (
            <Input
              {...field}
              name="value"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={value}
              maxLength={9}
              required
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
