'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from './action-button.tsx';
import { Button } from './button.tsx';
import { Dialog, type Trigger } from './dialog.tsx';
import type { Action } from './outcome.ts';

type ConfirmProps = {
  trigger: Trigger;
  /** Names the thing: "Cancel the check of @ada?" */
  title: string;
  /** Names the consequence: "Its credit goes back to Maria." */
  consequence: string;
  verb: string;
  action: Action;
  look?: 'primary' | 'danger';
};

/** Asks before what cannot be undone. */
export function Confirm({ trigger, title, consequence, verb, action, look = 'danger' }: ConfirmProps) {
  const t = useTranslations('ui');
  const [open, setOpen] = useState(false);
  const { run, busy } = useAction();
  return (
    <Dialog trigger={trigger} title={title} note={consequence} open={open} onOpenChange={setOpen}>
      <div className="flex justify-end gap-2 max-md:flex-col-reverse">
        <Button look="quiet" onClick={() => setOpen(false)}>
          {t('keep')}
        </Button>
        <Button look={look} busy={busy} onClick={() => run(action, () => setOpen(false))}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
