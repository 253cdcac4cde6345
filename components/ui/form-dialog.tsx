'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { Button } from './button.tsx';
import { Dialog, type Trigger } from './dialog.tsx';
import type { Outcome } from './outcome.ts';
import { ProveYourself } from './prove-yourself.tsx';
import { say } from './say.ts';

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
  const [refused, setRefused] = useState<{ message: string; fields: Record<string, string> }>();
  const [busy, start] = useTransition();

  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const outcome = await action(form).catch(() => ({
        ok: false as const,
        message: t('lostConnection'),
        fields: undefined,
      }));
      if (!outcome.ok) return setRefused({ message: outcome.message, fields: outcome.fields ?? {} });
      setRefused(undefined);
      setOpen(false);
      if (outcome.message) say('success', outcome.message);
    });
  };
  const change = (next: boolean) => {
    setRefused(undefined);
    setOpen(next);
  };

  return (
    <Dialog trigger={trigger} title={title} note={note} shape={shape} open={open} onOpenChange={change}>
      <form onSubmit={submit} className="flex flex-1 flex-col gap-5">
        {children?.(refused?.fields ?? {})}
        <ProveYourself errors={refused?.fields ?? {}} />
        {refused && Object.keys(refused.fields).length === 0 && (
          <p role="alert" className="text-pretty text-trouble">
            {refused.message}
          </p>
        )}
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
