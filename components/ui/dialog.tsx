'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { buttonStyle } from './button.tsx';
import { cn } from './class-names.ts';

type DialogProps = {
  /** What opens it; leave out when `open` is held elsewhere. */
  trigger?: ReactElement;
  title: string;
  note?: ReactNode;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `drawer` slides from the right; on a phone both rise from below. */
  shape?: 'dialog' | 'drawer';
};

const SHAPES = {
  dialog:
    'md:top-1/2 md:left-1/2 md:max-h-[85dvh] md:w-full md:max-w-md md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-lg md:zoom-in-95',
  drawer: 'md:inset-y-2 md:right-2 md:left-auto md:w-full md:max-w-md md:rounded-lg md:slide-in-from-right-8',
};

/** A thing above the page that holds the focus until it is closed (Escape, the cross, or outside). */
export function Dialog({ trigger, title, note, children, open, onOpenChange, shape = 'dialog' }: DialogProps) {
  const t = useTranslations('ui');
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-veil" />
        <Radix.Content
          {...(note ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fade-in-0 fixed z-50 flex animate-in flex-col overflow-y-auto border border-line bg-raised shadow-float duration-200',
            'max-md:slide-in-from-bottom-8 max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-lg max-md:pb-[env(safe-area-inset-bottom)]',
            SHAPES[shape],
          )}
        >
          <div className="py-5 pr-14 pl-5 pb-0">
            <Radix.Title className="text-lg">{title}</Radix.Title>
            {note && <Radix.Description className="mt-1 text-pretty text-ink-soft">{note}</Radix.Description>}
          </div>
          <div className="flex flex-1 flex-col p-5">{children}</div>
          {/* Last in the order of focus: a form's first field comes first. */}
          <Radix.Close
            aria-label={t('close')}
            className={cn(buttonStyle({ look: 'quiet', size: 'icon' }), 'absolute top-3.5 right-3')}
          >
            <X />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;
