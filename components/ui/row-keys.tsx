'use client';

import { useEffect } from 'react';

const STEP: Record<string, number> = { j: 1, k: -1 };

/** `j` and `k` move between rows; Enter opens. */
export function RowKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEP[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
      const here = links.findIndex((link) => link.matches(':focus'));
      links[here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return null;
}

/** Whether somebody types into this element: then keys are no commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
