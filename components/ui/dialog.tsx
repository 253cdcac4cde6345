'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

const DialogPanel = dynamic(() => import('./dialog-panel.tsx'), { ssr: false });

export type Trigger = { word: ReactNode } & Pick<ComponentProps<typeof Button>, 'look' | 'size'>;

type DialogProps = {
  /** Null: something else opens it. */
  trigger: Trigger | null;
  title: string;
  note?: ReactNode | undefined;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  shape?: 'dialog' | 'drawer' | undefined;
};

/** Holds the focus until closed. */
export function Dialog({ trigger, title, note, children, open: held, onOpenChange, shape = 'dialog' }: DialogProps) {
  const [own, setOwn] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const open = held ?? own;
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {trigger && (
        <Button
          look={trigger.look}
          size={trigger.size}
          aria-haspopup="dialog"
          aria-expanded={open}
          onPointerEnter={() => setLoaded(true)}
          onFocus={() => setLoaded(true)}
          onClick={() => change(true)}
        >
          {trigger.word}
        </Button>
      )}
      {(open || loaded) && (
        <DialogPanel title={title} note={note} shape={shape} open={open} onOpenChange={change}>
          {children}
        </DialogPanel>
      )}
    </>
  );
}
