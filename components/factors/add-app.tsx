'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog, type Trigger } from '../ui/dialog.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { say } from '../ui/say.ts';
import { useSteps } from '../ui/use-steps.ts';
import type { AppShown } from './app-shown.ts';
import { NameStep } from './name-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ScanStep } from './scan-step.tsx';

type AddAppProps = {
  trigger: Trigger;
  replaces: boolean;
  begin: (form: FormData) => Promise<Outcome<AppShown>>;
  prove: (code: string) => Promise<Outcome<string[]>>;
  onDone?: () => void;
};

/** Name, QR code, a first code, recovery codes. */
export function AddApp({ trigger, replaces, begin, prove, onDone }: AddAppProps) {
  const t = useTranslations('factor');
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<AppShown>();
  const [codes, setCodes] = useState<string[]>();
  const { run, busy, refused, forget } = useSteps();

  const change = (next: boolean) => {
    if (!next && codes) onDone?.();
    setOpen(next);
    setShown(undefined);
    setCodes(undefined);
    forget();
  };
  const proven = (made: string[] = []) => {
    if (made.length > 0) return setCodes(made);
    say('success', t('proven'));
    change(false);
    onDone?.();
  };
  const title = codes ? t('codesTitle') : shown ? t('scanTitle') : t(replaces ? 'replaceApp' : 'addApp');
  const note = codes ? undefined : shown ? t('scanNote') : t(replaces ? 'replaceNote' : 'appNote');
  return (
    <Dialog trigger={trigger} title={title} note={note} open={open} onOpenChange={change}>
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => change(false)} />
      ) : shown ? (
        <ScanStep shown={shown} busy={busy} refused={refused} onCode={(code) => run(() => prove(code), proven)} />
      ) : (
        <NameStep
          usual={t('nameApp')}
          busy={busy}
          refused={refused}
          onNext={(form) => run(() => begin(form), setShown)}
        />
      )}
    </Dialog>
  );
}
