'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { CodeBoxes } from '#/components/ui/code-boxes.tsx';

type AppCodeProps = {
  code: string;
  busy: boolean;
  wrong: boolean;
  alert: ReactNode;
  onChange: (code: string) => void;
  onSubmit: (code: string) => void;
};

const DIGITS = 6;

/** Sent as soon as it is whole. */
export function AppCode({ code, busy, wrong, alert, onChange, onSubmit }: AppCodeProps) {
  const t = useTranslations('signIn.second');
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === DIGITS) onSubmit(code);
      }}
    >
      <p aria-hidden="true" className="text-ink-soft text-sm">
        {t('code')}
      </p>
      <CodeBoxes
        length={DIGITS}
        letters={false}
        value={code}
        label={t('code')}
        wrong={wrong}
        disabled={busy}
        onChange={onChange}
        onComplete={onSubmit}
      />
      {alert}
      <Button type="submit" look="primary" busy={busy} disabled={code.length !== DIGITS}>
        {t('submit')}
      </Button>
    </form>
  );
}
