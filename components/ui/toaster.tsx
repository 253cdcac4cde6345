'use client';

import { Toaster as Sonner } from 'sonner';

/** Where short answers to a deed appear: above the bottom bar on a phone, at the lower right elsewhere. */
export function Toaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      mobileOffset={{ bottom: 76 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-raised p-3.5 font-sans text-base text-ink shadow-float',
          icon: 'mt-0.5 shrink-0 [&_svg]:size-4',
          description: 'mt-0.5 text-sm text-ink-soft',
          success: '[&_[data-icon]]:text-well',
          error: '[&_[data-icon]]:text-trouble',
        },
      }}
    />
  );
}
