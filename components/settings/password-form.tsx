'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-dialog.tsx';
import { say } from '../ui/say.ts';
import { useFormAction } from '../ui/use-form-action.ts';

export function PasswordForm({ action }: { action: FormAction }) {
  const t = useTranslations('settings');
  const form = useRef<HTMLFormElement>(null);
  const { sent, busy, errors, sentence } = useFormAction(action, (_, message) => {
    form.current?.reset();
    if (message) say('success', message);
  });

  return (
    <form ref={form} {...sent} className="flex flex-col gap-4">
      <Field id="currentPassword" label={t('passwordNow')} error={errors.currentPassword}>
        {(field) => (
          <Input {...field} name="currentPassword" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Field id="newPassword" label={t('passwordNext')} hint={t('passwordHint')} error={errors.newPassword ?? sentence}>
        {(field) => (
          <Input {...field} name="newPassword" type="password" autoComplete="new-password" minLength={12} required />
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        {t('changePassword')}
      </Button>
    </form>
  );
}
