'use client';

import { useTranslations } from 'next-intl';
import { ROLES } from '#/lib/operators/role.ts';
import { Field, Input, Select } from '../ui/field.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { SecretDialog } from './secret-dialog.tsx';

const LIVES = ['1', '7', '30', '90'] as const;

/** Shows it once. */
export function NewToken({ action }: { action: (form: FormData) => Promise<Outcome<string>> }) {
  const t = useTranslations('settings');
  return (
    <SecretDialog
      trigger={{ word: t('tokenNew') }}
      title={t('tokenNew')}
      verb={t('tokenCreate')}
      made={{ title: t('tokenMade'), verb: t('tokenCopied') }}
      action={action}
    >
      {(errors) => <TokenFields errors={errors} />}
    </SecretDialog>
  );
}

function TokenFields({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations('settings');
  const forms = useTranslations('forms');
  const frame = useTranslations('frame');
  return (
    <>
      <Field id="token-name" label={forms('tokenName')} hint={forms('tokenNameHint')} error={errors.name}>
        {(field) => <Input {...field} name="name" maxLength={80} required />}
      </Field>
      <Field id="token-role" label={forms('role')} error={errors.role}>
        {(field) => (
          <Select {...field} name="role" defaultValue="operator">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {frame(`role.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="token-days" label={forms('expires')} hint={t('tokenLife')} error={errors.days}>
        {(field) => (
          <Select {...field} name="days" defaultValue="30">
            {LIVES.map((days) => (
              <option key={days} value={days}>
                {forms('days', { days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
