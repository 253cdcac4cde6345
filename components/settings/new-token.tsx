'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '../ui/button.tsx';
import { Copyable } from '../ui/copyable.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, Input, Select } from '../ui/field.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { ProveYourself } from '../ui/prove-yourself.tsx';

/** Days. */
const LIVES = ['1', '7', '30', '90'] as const;

/** Shows it once. */
export function NewToken({ action }: { action: (form: FormData) => Promise<Outcome<string>> }) {
  const t = useTranslations('settings');
  const ui = useTranslations('ui');
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
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
      if (outcome.ok) setSecret(outcome.value);
      else setErrors(outcome.fields ?? { name: outcome.message });
    });
  };
  const change = (next: boolean) => {
    setOpen(next);
    setSecret(undefined);
    setErrors({});
  };

  return (
    <Dialog
      trigger={{ word: t('tokenNew') }}
      title={secret ? t('tokenMade') : t('tokenNew')}
      open={open}
      onOpenChange={change}
    >
      {secret ? (
        <div className="flex flex-col gap-5">
          <div className="break-all rounded-md bg-sunken p-3">
            <Copyable value={secret} className="w-full justify-between text-ink" />
          </div>
          <Button look="primary" onClick={() => change(false)}>
            {t('tokenCopied')}
          </Button>
        </div>
      ) : (
        <TokenForm errors={errors} busy={busy} onSubmit={submit} />
      )}
    </Dialog>
  );
}

type TokenFormProps = {
  errors: Record<string, string>;
  busy: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

function TokenForm({ errors, busy, onSubmit }: TokenFormProps) {
  const t = useTranslations('settings');
  const forms = useTranslations('forms');
  const frame = useTranslations('frame');
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <Field id="token-name" label={forms('tokenName')} hint={forms('tokenNameHint')} error={errors.name}>
        {(field) => <Input {...field} name="name" maxLength={80} required />}
      </Field>
      <Field id="token-role" label={forms('role')} error={errors.role}>
        {(field) => (
          <Select {...field} name="role" defaultValue="operator">
            <option value="viewer">{frame('role.viewer')}</option>
            <option value="operator">{frame('role.operator')}</option>
            <option value="owner">{frame('role.owner')}</option>
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
      <ProveYourself errors={errors} />
      <Button type="submit" look="primary" busy={busy} className="mt-2 self-end">
        {t('tokenCreate')}
      </Button>
    </form>
  );
}
