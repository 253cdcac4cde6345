'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Copyable } from '../ui/copyable.tsx';
import { Dialog, type Trigger } from '../ui/dialog.tsx';
import { FormFields } from '../ui/form-fields.tsx';
import type { Outcome } from '../ui/outcome.ts';
import { useFormAction } from '../ui/use-form-action.ts';

type SecretDialogProps = {
  trigger: Trigger;
  title: string;
  note?: string;
  verb: string;
  /** Around the secret, and the closing button. */
  made: { title: string; note?: string; verb: string };
  action: (form: FormData) => Promise<Outcome<string>>;
  /** `errors`: a sentence per wrong field. */
  children?: (errors: Record<string, string>) => ReactNode;
};

/** Shows a secret answer once. */
export function SecretDialog({ trigger, title, note, verb, made, action, children }: SecretDialogProps) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { sent, busy, errors, sentence, forget } = useFormAction(action, setSecret);
  const change = (next: boolean) => {
    setOpen(next);
    setSecret(undefined);
    forget();
  };

  return (
    <Dialog
      trigger={trigger}
      title={secret ? made.title : title}
      note={secret ? made.note : note}
      open={open}
      onOpenChange={change}
    >
      {secret ? (
        <div className="flex flex-col gap-5">
          <div className="break-all rounded-md bg-sunken p-3">
            <Copyable value={secret} className="w-full justify-between text-ink" />
          </div>
          <Button look="primary" onClick={() => change(false)}>
            {made.verb}
          </Button>
        </div>
      ) : (
        <form {...sent} className="flex flex-col gap-5">
          <FormFields errors={errors} sentence={sentence}>
            {children}
          </FormFields>
          <Button type="submit" look="primary" busy={busy} className="self-end">
            {verb}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
