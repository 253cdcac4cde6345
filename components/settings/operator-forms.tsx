'use client';

import { useTranslations } from 'next-intl';
import { ROLES, type Role } from '#/lib/operators/role.ts';
import type { OperatorView } from '#/lib/operators/view.ts';
import { Field, Input, Select } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { SecretDialog } from './secret-dialog.tsx';

type Errors = Record<string, string>;

export function AddOperator({ action }: { action: FormAction }) {
  const t = useTranslations('settings.operators');
  return (
    <FormDialog
      trigger={{ word: t('add') }}
      action={action}
      title={t('add')}
      note={t('addNote')}
      verb={t('add')}
      shape="drawer"
    >
      {(errors) => (
        <>
          <Field id="operator-name" label={t('name')} error={errors.name}>
            {(field) => <Input {...field} name="name" autoComplete="off" maxLength={80} required />}
          </Field>
          <Field id="operator-email" label={t('email')} error={errors.email}>
            {(field) => <Input {...field} name="email" type="email" autoComplete="off" maxLength={200} required />}
          </Field>
          <RoleField chosen="viewer" errors={errors} />
          <Field id="operator-password" label={t('password')} hint={t('passwordHint')} error={errors.password}>
            {(field) => (
              <Input {...field} name="password" type="password" autoComplete="new-password" minLength={12} required />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

type ChangeOperatorProps = { operator: Pick<OperatorView, 'name' | 'role' | 'disabledAt'>; action: FormAction };

/** Role, ban, and its end. */
export function ChangeOperator({ operator, action }: ChangeOperatorProps) {
  const t = useTranslations('settings.operators');
  return (
    <FormDialog
      trigger={{ word: t('change'), look: 'quiet', size: 'small' }}
      action={action}
      title={operator.name}
      note={t('changeNote')}
      verb={t('save')}
    >
      {(errors) => (
        <>
          <RoleField chosen={operator.role} errors={errors} />
          <Field id="operator-access" label={t('state')} hint={t('accessHint')} error={errors.access}>
            {(field) => (
              <Select {...field} name="access" defaultValue={operator.disabledAt ? 'disabled' : 'open'}>
                <option value="open">{t('access.open')}</option>
                <option value="disabled">{t('access.disabled')}</option>
              </Select>
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** Shown once. */
export function ResetPassword({
  name,
  action,
}: {
  name: string;
  action: (form: FormData) => Promise<Outcome<string>>;
}) {
  const t = useTranslations('settings.operators');
  return (
    <SecretDialog
      trigger={{ word: t('reset'), look: 'quiet', size: 'small' }}
      title={t('resetTitle', { name })}
      note={t('resetNote')}
      verb={t('reset')}
      made={{ title: t('resetMade', { name }), note: t('resetMadeNote'), verb: t('resetDone') }}
      action={action}
    />
  );
}

function RoleField({ chosen, errors }: { chosen: Role; errors: Errors }) {
  const t = useTranslations('settings.operators');
  const frame = useTranslations('frame');
  return (
    <Field id="operator-role" label={t('role')} hint={t('roleHint')} error={errors.role}>
      {(field) => (
        <Select {...field} name="role" defaultValue={chosen}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {frame(`role.${each}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
