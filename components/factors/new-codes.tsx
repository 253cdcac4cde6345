'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { ProveYourself } from '../ui/prove-yourself.tsx';
import { useSteps } from '../ui/use-steps.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Shows them once. */
export function NewCodes({ action }: { action: (form: FormData) => Promise<Outcome<string[]>> }) {
  const t = useTranslations('factor');
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>();
  const { run, busy, refused, forget } = useSteps();
  const change = (next: boolean) => {
    setOpen(next);
    setCodes(undefined);
    forget();
  };
  return (
    <Dialog
      trigger={{ word: t('codesNew'), size: 'small' }}
      title={codes ? t('codesTitle') : t('codesNew')}
      note={codes ? undefined : t('codesNewNote')}
      open={open}
      onOpenChange={change}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => change(false)} />
      ) : (
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            run(() => action(form), setCodes);
          }}
        >
          <ProveYourself errors={refused?.fields ?? {}} />
          {refused && Object.keys(refused.fields).length === 0 && (
            <p role="alert" className="text-pretty text-trouble">
              {refused.message}
            </p>
          )}
          <Button type="submit" look="primary" busy={busy} className="self-end max-md:self-stretch">
            {t('codesNew')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
