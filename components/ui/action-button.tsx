'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useTransition } from 'react';
import { Button } from './button.tsx';
import type { Action } from './outcome.ts';
import { say } from './say.ts';

/** Shows that it works, and how it ended. */
export function ActionButton({
  action,
  ...props
}: { action: Action } & Omit<ComponentProps<typeof Button>, 'onClick' | 'busy'>) {
  const { run, busy } = useAction();
  return <Button {...props} busy={busy} onClick={() => run(action)} />;
}

/** One at a time; a lost connection is said. */
export function useAction(): { run: (action: Action, onDone?: () => void) => void; busy: boolean } {
  const t = useTranslations('ui');
  const [busy, start] = useTransition();
  const run = (action: Action, onDone?: () => void) =>
    start(async () => {
      const outcome = await action().catch(() => ({ ok: false as const, message: t('lostConnection') }));
      if (!outcome.ok) {
        say('error', outcome.message);
        return;
      }
      if (outcome.message) say('success', outcome.message);
      onDone?.();
    });
  return { run, busy };
}
