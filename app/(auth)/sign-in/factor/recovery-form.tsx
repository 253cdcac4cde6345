'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Field, Input } from '#/components/ui/field.tsx';

type RecoveryFormProps = {
  busy: boolean;
  alert: ReactNode;
  onShow: (typed: string) => void;
  onType: () => void;
  onBack: () => void;
};

export function RecoveryForm({ busy, alert, onShow, onType, onBack }: RecoveryFormProps) {
  const t = useTranslations('signIn.second');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onShow(typed);
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <Field id="recovery-code" label={t('recoveryCode')} hint={t('recoveryHint')}>
        {(field) => (
          <Input
            {...field}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              onType();
            }}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus
            maxLength={20}
            placeholder="XXXXX-XXXXX"
            className="font-mono uppercase tracking-wider"
          />
        )}
      </Field>
      {alert}
      <Button type="submit" look="primary" busy={busy} disabled={typed.trim() === ''}>
        {t('submit')}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {t('back')}
      </Button>
      <p className="text-pretty text-center text-ink-faint text-sm">{t('recoveryHelp')}</p>
    </form>
  );
}
