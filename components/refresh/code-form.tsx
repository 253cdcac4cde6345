'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ChallengeView } from '#/lib/refresh/view.ts';
import { useAction } from '../ui/action-button.tsx';
import { Button } from '../ui/button.tsx';
import { CodeBoxes } from '../ui/code-boxes.tsx';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { Spinner } from '../ui/spinner.tsx';
import { OtherWays } from './other-ways.tsx';

export type CodeActions = {
  answer: (code: string) => Promise<Outcome>;
  /** `resend`, or `switch:` and a kind. */
  wish: (wish: string) => Promise<Outcome>;
};

type CodeFormProps = { challenge: ChallengeView; actions: CodeActions; mayAnswer: boolean };

/** Only shows the question to whoever may not answer. */
export function CodeForm({ challenge, actions, mayAnswer }: CodeFormProps) {
  const t = useTranslations('code');
  const { code, wrong, busy, type, send } = useAnswer(challenge, actions);
  const { digitsMin: least, digitsMax: most, letters } = challenge;
  const isWhole = code.length >= least && code.length <= most;
  const asked = challenge.kind !== 'approve_on_device';

  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) send(code);
      }}
    >
      <Question challenge={challenge} />
      {asked ? (
        <>
          <div className="flex flex-col gap-2">
            <CodeBoxes
              length={most}
              letters={letters}
              value={code}
              label={t(letters ? 'labelCharacters' : 'label', { length: least === most ? most : `${least}-${most}` })}
              wrong={wrong !== undefined && code === ''}
              disabled={busy || !mayAnswer}
              onComplete={send}
              onChange={type}
            />
            <p role="alert" className="min-h-5 text-center text-sm text-trouble">
              {wrong}
            </p>
          </div>
          <Button type="submit" look="primary" size="large" busy={busy} disabled={!isWhole} className="w-full">
            {t('send')}
          </Button>
        </>
      ) : (
        <p className="flex items-center justify-center gap-3 rounded-md bg-sunken px-4 py-6 text-ink-soft">
          <Spinner /> {t('approving')}
        </p>
      )}
      {mayAnswer ? (
        <OtherWays challenge={challenge} wish={actions.wish} />
      ) : (
        <p className="text-center text-ink-soft">{t('onlyOperators')}</p>
      )}
    </form>
  );
}

function useAnswer(challenge: ChallengeView, actions: CodeActions) {
  const t = useTranslations('code');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(challenge.wrongBefore ? t('wrongBefore') : undefined);
  const { run, busy } = useAction();
  useEffect(() => setWrong(challenge.wrongBefore ? t('wrongBefore') : undefined), [challenge.wrongBefore, t]);

  const type = (value: string) => {
    setCode(value);
    if (value !== '') setWrong(undefined);
  };
  const send = (typed: string) =>
    run(async () => {
      const outcome = await actions.answer(typed);
      if (!outcome.ok) {
        setWrong(outcome.message);
        setCode('');
      }
      return outcome.ok ? outcome : { ok: true };
    });
  return { code, wrong, busy, type, send };
}

function Question({ challenge }: { challenge: ChallengeView }) {
  const t = useTranslations('code');
  return (
    <div className="flex items-center gap-4">
      <CountdownRing from={challenge.askedAt} until={challenge.expiresAt} label={t('timeLeft')} />
      <p className="min-w-0 flex-1 text-pretty">
        <span className="font-medium">{t(`ask.${challenge.kind}`)}</span>
        {challenge.sentTo && <span className="block text-ink-soft">{t('sentTo', { where: challenge.sentTo })}</span>}
      </p>
    </div>
  );
}
