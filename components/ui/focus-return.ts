'use client';

import { useRef } from 'react';

type FocusReturn = { onOpenAutoFocus: () => void; onCloseAutoFocus: (event: Event) => void };

/** Brings the focus back to where it was before a panel opened: a panel without a trigger of its own would lose it. */
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
