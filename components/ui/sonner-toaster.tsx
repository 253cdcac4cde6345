'use client';

import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { onSaying, takeSayings } from './say.ts';

export default function SonnerToaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  useEffect(() => {
    const show = () => {
      for (const { kind, text } of takeSayings()) toast[kind](text);
    };
    show();
    return onSaying(show);
  }, []);

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
          success: '[&_[data-icon]]:text-well',
          error: '[&_[data-icon]]:text-trouble',
        },
      }}
    />
  );
}
