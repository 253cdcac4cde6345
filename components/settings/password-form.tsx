'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-dialog.tsx';
import { say } from '../ui/say.ts';

export function PasswordForm({ action }: { action: FormAction }) {
  const t = useTranslations('settings');
  const ui = useTranslations('ui');
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    start(async () => {
      const outcome = await action(typed).catch(() => ({
        ok: false as const,
        message: ui('lostConnection'),
        fields: undefined,
      }));
      setErrors(outcome.ok ? {} : (outcome.fields ?? { newPassword: outcome.message }));
      if (!outcome.ok) return;
      form.current?.reset();
      if (outcome.message) say('success', outcome.message);
    });
  };

  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
      <Field id="currentPassword" label={t('passwordNow')} error={errors.currentPassword}>
        {(field) => (
          <Input {...field} name="currentPassword" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Field id="newPassword" label={t('passwordNext')} hint={t('passwordHint')} error={errors.newPassword}>
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
