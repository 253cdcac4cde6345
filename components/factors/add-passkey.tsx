'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog, type Trigger } from '../ui/dialog.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { makePasskey, type NewPasskeyQuestion } from '../ui/passkey.ts';
import { say } from '../ui/say.ts';
import { useSteps } from '../ui/use-steps.ts';
import { NameStep } from './name-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type AddPasskeyProps = {
  trigger: Trigger;
  begin: (form: FormData) => Promise<Outcome<NewPasskeyQuestion>>;
  add: (name: string, answer: unknown) => Promise<Outcome<string[]>>;
  onDone?: () => void;
};

/** Name, the device's question, recovery codes. */
export function AddPasskey({ trigger, begin, add, onDone }: AddPasskeyProps) {
  const t = useTranslations('factor');
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>();
  const { run, busy, refused, forget } = useSteps();

  const change = (next: boolean) => {
    if (!next && codes) onDone?.();
    setOpen(next);
    setCodes(undefined);
    forget();
  };
  const made = (first: string[] = []) => {
    if (first.length > 0) return setCodes(first);
    say('success', t('proven'));
    change(false);
    onDone?.();
  };
  const make = async (form: FormData): Promise<Outcome<string[]>> => {
    const asked = await begin(form);
    if (!asked.ok) return asked;
    const answer = asked.value ? await makePasskey(asked.value) : null;
    return answer ? add(String(form.get('name')), answer) : { ok: false, message: t('passkeyNot') };
  };
  return (
    <Dialog
      trigger={trigger}
      title={codes ? t('codesTitle') : t('addPasskey')}
      note={codes ? undefined : t('passkeyNote')}
      open={open}
      onOpenChange={change}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => change(false)} />
      ) : (
        <NameStep
          usual={t('namePasskey')}
          busy={busy}
          refused={refused}
          onNext={(form) => run(() => make(form), made)}
        />
      )}
    </Dialog>
  );
}
