'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeBoxes } from '../ui/code-boxes.tsx';
import { Copyable } from '../ui/copyable.tsx';
import type { Refused } from '../ui/use-steps.ts';
import type { AppShown } from './app-shown.ts';

const DIGITS = 6;

type ScanStepProps = { shown: AppShown; busy: boolean; refused: Refused | undefined; onCode: (code: string) => void };

export function ScanStep({ shown: { seed, picture }, busy, refused, onCode }: ScanStepProps) {
  const t = useTranslations('factor');
  const [code, setCode] = useState('');
  const send = (typed: string) => {
    setCode('');
    onCode(typed);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === DIGITS) send(code);
      }}
    >
      <svg
        role="img"
        aria-label={t('picture')}
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        shapeRendering="crispEdges"
        className="size-52 self-center rounded-md"
      >
        <rect width={picture.size} height={picture.size} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <div className="flex flex-col gap-1 rounded-md bg-sunken p-3">
        <p className="text-ink-soft text-sm">{t('byHand')}</p>
        <Copyable
          value={seed}
          shown={inFours(seed)}
          className="w-full justify-between text-ink [&_span]:whitespace-normal [&_span]:text-left"
        />
      </div>
      <CodeBoxes
        length={DIGITS}
        letters={false}
        value={code}
        label={t('code')}
        wrong={refused !== undefined && code === ''}
        disabled={busy}
        onChange={setCode}
        onComplete={send}
      />
      <p role="alert" className="min-h-5 text-pretty text-sm text-trouble">
        {refused?.message}
      </p>
      <Button type="submit" look="primary" busy={busy} disabled={code.length !== DIGITS}>
        {t('prove')}
      </Button>
    </form>
  );
}

function inFours(seed: string): string {
  return seed.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
