'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button, ButtonLink } from '#/components/ui/button.tsx';
import type { Outcome } from '#/components/ui/outcome.ts';
import { answerWithPasskey, type PasskeyQuestion } from '#/components/ui/passkey.ts';
import { ownPath } from '../own-path.ts';
import { AppCode } from './app-code.tsx';
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

type Way = 'code' | 'passkey';

/** Passkey, app code, or recovery code. */
export function FactorForm({ to, app, passkey, actions }: FactorFormProps) {
  const t = useTranslations('signIn.second');
  const [lost, setLost] = useState(false);
  const { code, change, refused, forgive, left, busy, path, show } = useSecondStep(to);

  /** What was refused was another kind of code. */
  const turnTo = (other: { lost: boolean }) => {
    setLost(other.lost);
    forgive();
  };
  if (left !== undefined) return <CodesLeft left={left} path={path} />;
  if (refused?.over) return <StartAgain message={refused.message} to={to} />;
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
        onShow={(typed) => show('code', () => actions.code(typed))}
        onType={forgive}
        onBack={() => turnTo({ lost: false })}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {passkey && (
        <Button
          look={app ? 'plain' : 'primary'}
          busy={busy}
          onClick={() => show('passkey', () => answerWithPasskey(actions.ask, actions.passkey))}
        >
          {t('passkey')}
        </Button>
      )}
      {app ? (
        <AppCode
          {...{ code, busy, alert }}
          wrong={refused?.way === 'code' && code === ''}
          onChange={change}
          onSubmit={(typed) => show('code', () => actions.code(typed))}
        />
      ) : (
        alert
      )}
      <Button look="quiet" className="whitespace-normal" onClick={() => turnTo({ lost: true })}>
        {t('recovery')}
      </Button>
    </div>
  );
}

function useSecondStep(to: string) {
  const t = useTranslations('signIn.second');
  const ui = useTranslations('ui');
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<{ way: Way; message: string; over: boolean }>();
  const [left, setLeft] = useState<number>();
  const [busy, start] = useTransition();
  const path = () => ownPath(to, window.location.origin);

  const show = (way: Way, action: () => Promise<Outcome<Shown>>) =>
    start(async () => {
      const outcome = await action().catch(() => ({
        ok: false as const,
        message: ui('lostConnection'),
        fields: undefined,
      }));
      if (!outcome.ok) {
        setCode('');
        const message = outcome.message || t('wrongPasskey');
        return setRefused({ way, message, over: Boolean(outcome.fields?.over) });
      }
      if (typeof outcome.value?.recoveryCodes === 'number') return setLeft(outcome.value.recoveryCodes);
      window.location.assign(path()); // a whole page load: no earlier person's data stays in memory
      await new Promise(() => {});
    });
  const change = (value: string) => {
    setCode(value);
    if (value !== '') setRefused(undefined);
  };
  return { code, change, refused, forgive: () => setRefused(undefined), left, busy, path, show };
}

function StartAgain({ message, to }: { message: string; to: string }) {
  const t = useTranslations('signIn.second');
  return (
    <div className="flex flex-col gap-5">
      <p role="alert" className="text-pretty text-trouble">
        {message}
      </p>
      <ButtonLink look="primary" href={`/sign-in?to=${encodeURIComponent(to)}`}>
        {t('again')}
      </ButtonLink>
    </div>
  );
}
