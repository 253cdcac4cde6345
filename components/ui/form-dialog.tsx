'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog, type Trigger } from './dialog.tsx';
import { FormFields } from './form-fields.tsx';
import type { Outcome } from './outcome.ts';
import { say } from './say.ts';
import { useFormAction } from './use-form-action.ts';

export type FormAction = (form: FormData) => Promise<Outcome>;

type FormDialogProps = {
  /** Null: something else opens it, by `open`. */
  trigger: Trigger | null;
  title: string;
  note?: string | undefined;
  verb: string;
  action: FormAction;
  shape?: 'dialog' | 'drawer' | undefined;
  look?: 'primary' | 'danger';
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** `errors`: a sentence per wrong field. */
  children?: (errors: Record<string, string>) => ReactNode;
};

/** Closes when done; keeps the input when refused. */
export function FormDialog({ trigger, title, note, verb, action, shape, look = 'primary', ...rest }: FormDialogProps) {
  const t = useTranslations('ui');
  const { children, open: held, onOpenChange } = rest;
  const [own, setOwn] = useState(false);
  const open = held ?? own;
  const setOpen = onOpenChange ?? setOwn;
  const { sent, busy, errors, sentence, forget } = useFormAction(action, (_, message) => {
    setOpen(false);
    if (message) say('success', message);
  });
  const change = (next: boolean) => {
    forget();
    setOpen(next);
  };

  return (
    <Dialog trigger={trigger} title={title} note={note} shape={shape} open={open} onOpenChange={change}>
      <form {...sent} className="flex flex-1 flex-col gap-5">
        <FormFields errors={errors} sentence={sentence}>
          {children}
        </FormFields>
        <div className="mt-auto flex justify-end gap-2 pt-2 max-md:flex-col-reverse">
          <Button look="quiet" onClick={() => change(false)}>
            {t('cancel')}
          </Button>
          <Button type="submit" look={look} busy={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
