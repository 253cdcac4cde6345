'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Field, Input } from '#/components/ui/field.tsx';
import { sentBy } from '#/components/ui/sent-by.ts';
import { useFigures } from '#/components/ui/use-figures.ts';
import { ownPath } from './own-path.ts';
import { signIn } from './sign-in.ts';

/** Nothing typed is lost, and nothing of it waits for the scripts. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations('signIn');
  const format = useFormatter();
  const { duration } = useFigures();
  const [refused, setRefused] = useState<string>();
  const [known, setKnown] = useState('');
  const [busy, start] = useTransition();

  const waiting = (seconds: number) => ({
    time: duration(seconds * 1_000),
    until: format.dateTime(new Date(Date.now() + seconds * 1_000), 'clock'),
  });

  const send = (form: FormData) => {
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setKnown(email);
    if (!email || !password) return setRefused(t('missing'));
    start(async () => {
      const answer = await signIn({ email, password });
      if (answer.end === 'throttled') return setRefused(t('throttled', waiting(answer.seconds)));
      if (answer.end !== 'ok' && answer.end !== 'second_factor') return setRefused(t(answer.end));
      const path = ownPath(to, window.location.origin);
      // A whole page load: no earlier person's data stays in memory.
      window.location.assign(answer.end === 'ok' ? path : `/sign-in/factor?to=${encodeURIComponent(path)}`);
      await new Promise(() => {});
    });
  };

  return (
    <form {...sentBy(send)} noValidate className="flex flex-col gap-4">
      <Field id="email" label={t('email')}>
        {(field) => (
          <Input
            {...field}
            name="email"
            type="email"
            defaultValue={known} // a form that was sent before its scripts came is emptied
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            required
          />
        )}
      </Field>
      <Field id="password" label={t('password')} error={refused}>
        {(field) => <Input {...field} name="password" type="password" autoComplete="current-password" required />}
      </Field>
      <Button type="submit" look="primary" busy={busy} className="mt-2 w-full">
        {t('submit')}
      </Button>
    </form>
  );
}
