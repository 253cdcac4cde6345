'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button, ButtonLink } from '#/components/ui/button.tsx';
import { CodeBoxes } from '#/components/ui/code-boxes.tsx';
import type { Outcome } from '#/components/ui/outcome.ts';
import { answerWithPasskey, type PasskeyQuestion } from '#/components/ui/passkey.ts';
import { ownPath } from '../own-path.ts';
import { CodesLeft } from './codes-left.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import type { Shown } from './shown.ts';

type FactorFormProps = {
  to: string;
  app: boolean;
  passkey: boolean;
  actions: {
    code: (typed: string) => Promise<Outcome<Shown>>;
    ask: () => Promise<Outcome<PasskeyQuestion>>;
    passkey: (answer: unknown) => Promise<Outcome<Shown>>;
  };
};

const DIGITS = 6;

/** The second step: a passkey, the code of an app, or a recovery code when both are lost. */
export function FactorForm({ to, app, passkey, actions }: FactorFormProps) {
  const t = useTranslations('signIn.second');
  const ui = useTranslations('ui');
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<{ message: string; over: boolean }>();
  const [lost, setLost] = useState(false);
  const [left, setLeft] = useState<number>();
  const [busy, start] = useTransition();
  const path = () => ownPath(to, window.location.origin);

  const show = (action: () => Promise<Outcome<Shown>>) =>
    start(async () => {
      const outcome = await action().catch(() => ({
        ok: false as const,
        message: ui('lostConnection'),
        fields: undefined,
      }));
      if (!outcome.ok) {
        setCode('');
        return setRefused({ message: outcome.message || t('wrongPasskey'), over: Boolean(outcome.fields?.over) });
      }
      if (typeof outcome.value?.recoveryCodes === 'number') return setLeft(outcome.value.recoveryCodes);
      window.location.assign(path()); // a whole page load: nothing of what an earlier person saw stays in memory
      await new Promise(() => {});
    });
  const change = (value: string) => {
    setCode(value);
    if (value !== '') setRefused(undefined);
  };

  if (left !== undefined) return <CodesLeft left={left} path={path} />;
  if (refused?.over) {
    return (
      <div className="flex flex-col gap-5">
        <p role="alert" className="text-pretty text-trouble">
          {refused.message}
        </p>
        <ButtonLink look="primary" href={`/sign-in?to=${encodeURIComponent(to)}`}>
          {t('again')}
        </ButtonLink>
      </div>
    );
  }
  const alert = (
    <p role="alert" className="min-h-5 text-pretty text-sm text-trouble">
      {refused?.message}
    </p>
  );
  if (lost) {
    return (
      <RecoveryForm
        busy={busy}
        alert={alert}
        onShow={(typed) => show(() => actions.code(typed))}
        onBack={() => {
          setLost(false);
          setRefused(undefined);
        }}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {passkey && (
        <Button
          look={app ? 'plain' : 'primary'}
          busy={busy}
          onClick={() => show(() => answerWithPasskey(actions.ask, actions.passkey))}
        >
          {t('passkey')}
        </Button>
      )}
      {app && (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (code.length === DIGITS) show(() => actions.code(code));
          }}
        >
          <CodeBoxes
            length={DIGITS}
            letters={false}
            value={code}
            label={t('code')}
            wrong={refused !== undefined && code === ''}
            disabled={busy}
            onChange={change}
            onComplete={(typed) => show(() => actions.code(typed))}
          />
          {alert}
          <Button type="submit" look="primary" busy={busy} disabled={code.length !== DIGITS}>
            {t('submit')}
          </Button>
        </form>
      )}
      {!app && alert}
      <Button look="quiet" className="whitespace-normal" onClick={() => setLost(true)}>
        {t('recovery')}
      </Button>
    </div>
  );
}
