'use client';

import { useRef } from 'react';

type FocusReturn = { onOpenAutoFocus: () => void; onCloseAutoFocus: (event: Event) => void };

/** For panels without a trigger. */
export function useFocusReturn(): FocusReturn {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
