'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useRef, useState, useTransition } from 'react';
import { Button } from './button.tsx';
import { Field, Input } from './field.tsx';
import type { Outcome } from './outcome.ts';
import { answerWithPasskey, type PasskeyQuestion } from './passkey.ts';

export type WaysToProve = {
  app: boolean;
  passkey?: { ask: () => Promise<Outcome<PasskeyQuestion>>; answer: (answer: unknown) => Promise<Outcome> };
};

const Ways = createContext<WaysToProve>({ app: false });

export function ProvingWays({ ways, children }: { ways: WaysToProve; children: ReactNode }) {
  return <Ways value={ways}>{children}</Ways>;
}

type Shown = 'password' | 'code';

/**
 * Asks for a proof of who one is, once the server did by `fields`. Each field has its own `key`: a typed password never
 * comes to stand in the field for the code.
 */
export function ProveYourself({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations('prove');
  const { app, passkey } = useContext(Ways);
  const [wanted, setWanted] = useState(false);
  const [shown, setShown] = useState<Shown>('password');
  const asked = [errors.prove, errors.ownPassword, errors.ownCode].some((error) => error !== undefined);
  if (asked && !wanted) setWanted(true);
  if (!asked && !wanted) return null;

  const other = shown === 'password' ? 'code' : 'password';
  return (
    <fieldset className="flex flex-col gap-3 rounded-md bg-sunken p-4">
      <legend className="sr-only">{t('title')}</legend>
      <p className="text-pretty text-ink-soft text-sm">{t('why')}</p>
      {shown === 'password' ? (
        <Field key="password" id="ownPassword" label={t('password')} error={errors.ownPassword}>
          {(field) => <Input {...field} name="ownPassword" type="password" autoComplete="current-password" autoFocus />}
        </Field>
      ) : (
        <Field key="code" id="ownCode" label={t('code')} error={errors.ownCode}>
          {(field) => (
            <Input
              {...field}
              name="ownCode"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              autoFocus
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {app && (
          <Button size="small" look="quiet" onClick={() => setShown(other)}>
            {t(`use.${other}`)}
          </Button>
        )}
        {passkey && <ByPasskey {...passkey} />}
      </div>
    </fieldset>
  );
}

function ByPasskey({ ask, answer }: NonNullable<WaysToProve['passkey']>) {
  const t = useTranslations('prove');
  const button = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const run = () =>
    start(async () => {
      const outcome = await answerWithPasskey(ask, answer);
      if (outcome.ok) button.current?.closest('form')?.requestSubmit();
      else setRefused(outcome.message || t('passkeyNot'));
    });
  return (
    <div ref={button} className="flex flex-col gap-1">
      <Button size="small" look="quiet" busy={busy} onClick={run}>
        {t('use.passkey')}
      </Button>
      {refused && (
        <p role="alert" className="text-sm text-trouble">
          {refused}
        </p>
      )}
    </div>
  );
}
