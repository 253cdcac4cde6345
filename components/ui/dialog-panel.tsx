'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { buttonStyle } from './button.tsx';
import { cn } from './class-names.ts';
import { useFocusReturn } from './focus-return.ts';

export type DialogPanelProps = {
  title: string;
  note?: ReactNode;
  shape: 'dialog' | 'drawer';
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
};

const SHAPES = {
  dialog:
    'md:top-1/2 md:left-1/2 md:max-h-[85dvh] md:w-full md:max-w-md md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-lg md:zoom-in-95',
  drawer: 'md:inset-y-2 md:right-2 md:left-auto md:w-full md:max-w-md md:rounded-lg md:slide-in-from-right-8',
};

/** Loaded with the first dialog. */
export default function DialogPanel({ title, note, shape, open, onOpenChange, children }: DialogPanelProps) {
  const t = useTranslations('ui');
  const focus = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-veil" />
        <Radix.Content
          {...focus}
          {...(note ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fade-in-0 fixed z-50 flex animate-in flex-col overflow-y-auto border border-line bg-raised shadow-float duration-200',
            'max-md:slide-in-from-bottom-8 max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-lg max-md:pb-[env(safe-area-inset-bottom)]',
            SHAPES[shape],
          )}
        >
          <div className="pt-5 pr-14 pl-5">
            <Radix.Title className="text-lg">{title}</Radix.Title>
            {note && <Radix.Description className="mt-1 text-pretty text-ink-soft">{note}</Radix.Description>}
          </div>
          <div className="flex flex-1 flex-col p-5">{children}</div>
          {/* Last in focus order: fields come first. */}
          <span className="absolute top-3.5 right-3">
            <Radix.Close aria-label={t('close')} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
              <X />
            </Radix.Close>
          </span>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
