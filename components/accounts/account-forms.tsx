'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '../ui/class-names.ts';
import type { Trigger } from '../ui/dialog.tsx';
import { Field, Input, TextArea } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';

type FormProps = { trigger: Trigger; action: FormAction };

/** Password and seed are never shown again. */
export function AddAccount({ trigger, action }: FormProps) {
  const t = useTranslations('forms');
  return (
    <FormDialog
      trigger={trigger}
      action={action}
      title={t('addAccount')}
      note={t('addAccountNote')}
      verb={t('add')}
      shape="drawer"
    >
      {(errors) => (
        <>
          <Field id="username" label={t('username')} error={errors.username}>
            {(field) => (
              <Input
                {...field}
                name="username"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                placeholder="mutuals.reader"
              />
            )}
          </Field>
          <SecretFields errors={errors} />
          <Field id="notes" label={t('notes')} hint={t('optional')} error={errors.notes}>
            {(field) => <TextArea {...field} name="notes" maxLength={500} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** Empty fields change nothing. */
export function SetCredentials({
  trigger,
  action,
  username,
  hasTotpSeed,
}: FormProps & { username: string; hasTotpSeed: boolean }) {
  const t = useTranslations('forms');
  return (
    <FormDialog
      trigger={trigger}
      action={action}
      title={t('credentialsOf', { username })}
      note={t('credentialsNote')}
      verb={t('save')}
      shape="drawer"
    >
      {(errors) => (
        <>
          <SecretFields errors={errors} />
          {hasTotpSeed && (
            <label className="flex items-center gap-2.5">
              <input type="checkbox" name="forgetSeed" className="size-4 accent-accent" /> {t('forgetSeed')}
            </label>
          )}
        </>
      )}
    </FormDialog>
  );
}

/** A session from elsewhere is tried before it replaces one. */
export function HandInSession({ trigger, action, username }: FormProps & { username: string }) {
  const t = useTranslations('forms');
  const [shown, setShown] = useState(false);
  return (
    <FormDialog
      trigger={trigger}
      action={action}
      title={t('handInOf', { username })}
      note={t('handInNote')}
      verb={t('handIn')}
      shape="drawer"
    >
      {(errors) => (
        <>
          <Field id="sessionId" label={t('sessionId')} hint={t('sessionIdHint')} error={errors.sessionId}>
            {(field) => (
              <TextArea
                {...field}
                name="sessionId"
                rows={8}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                className={cn('resize-y break-all font-mono text-sm', !shown && '[-webkit-text-security:disc]')}
              />
            )}
          </Field>
          <ShowTyped shown={shown} onShown={setShown} />
          <Field id="userAgent" label={t('userAgent')} hint={t('userAgentHint')} error={errors.userAgent}>
            {(field) => (
              <Input
                {...field}
                name="userAgent"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={512}
                placeholder="Mozilla/5.0 (…) …"
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

function SecretFields({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations('forms');
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field id="password" label={t('password')} hint={t('passwordHint')} error={errors.password}>
        {(field) => <Input {...field} name="password" type={shown ? 'text' : 'password'} autoComplete="new-password" />}
      </Field>
      <Field id="totpSeed" label={t('totpSeed')} hint={t('totpSeedHint')} error={errors.totpSeed}>
        {(field) => (
          <Input
            {...field}
            name="totpSeed"
            type={shown ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        )}
      </Field>
      <ShowTyped shown={shown} onShown={setShown} />
    </>
  );
}

function ShowTyped({ shown, onShown }: { shown: boolean; onShown: (shown: boolean) => void }) {
  const t = useTranslations('forms');
  return (
    <label className="flex min-h-6 items-center gap-2.5 text-sm">
      <input type="checkbox" checked={shown} onChange={() => onShown(!shown)} className="size-4 accent-accent" />{' '}
      {t('showTyped')}
    </label>
  );
}
