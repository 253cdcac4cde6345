'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Outcome } from './outcome.ts';

export type Refused = { message: string; fields: Record<string, string> };

/** One at a time; a lost connection is said as such. */
export function useSteps() {
  const ui = useTranslations('ui');
  const [refused, setRefused] = useState<Refused>();
  const [busy, start] = useTransition();
  const run = <Value>(
    action: () => Promise<Outcome<Value>>,
    onDone: (value: Value | undefined, message: string | undefined) => void,
  ) =>
    start(async () => {
      const outcome = await action().catch(() => ({
        ok: false as const,
        message: ui('lostConnection'),
        fields: undefined,
      }));
      if (!outcome.ok) return setRefused({ message: outcome.message, fields: outcome.fields ?? {} });
      setRefused(undefined);
      onDone(outcome.value, outcome.message);
    });
  return { run, busy, refused, forget: () => setRefused(undefined) };
}
