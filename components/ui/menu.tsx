'use client';

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { buttonStyle } from './button.tsx';
import { cn } from './class-names.ts';

const ITEM =
  'flex h-8 w-full cursor-pointer select-none items-center gap-2.5 rounded-sm px-2 text-left outline-none hover:bg-hover focus:bg-hover aria-checked:text-accent-text max-md:h-11 [&_svg]:size-4';
const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

type Place = RefObject<HTMLDivElement | null>;
type MenuProps = { label: string; icon: ReactNode; children: (close: () => void) => ReactNode };

/** Arrows move, Escape and outside close, the focus returns. */
export function Menu({ label, icon, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  useWhileOpen(open, setOpen, root, list);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    if (event.key === 'Tab') return setOpen(false);
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const items = itemsOf(list.current);
    const here = items.findIndex((item) => item.matches(':focus'));
    items[(here + step + items.length) % items.length]?.focus();
  };

  return (
    <div ref={root} className="relative">
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className={buttonStyle({ look: 'quiet', size: 'icon' })}
      >
        {icon}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="fade-in-0 zoom-in-95 absolute top-full right-0 z-50 mt-1.5 min-w-48 animate-in rounded-lg border border-line bg-raised p-1 text-ink shadow-float"
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}

function useWhileOpen(open: boolean, setOpen: (open: boolean) => void, root: Place, list: Place): void {
  useEffect(() => {
    if (!open) return;
    itemsOf(list.current)
      .find((item) => item.getAttribute('aria-checked') !== 'false')
      ?.focus();
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open, setOpen, root, list]);
}

type MenuItemProps = { onChoose: () => void; checked?: boolean; danger?: boolean; lang?: string; children: ReactNode };

export function MenuItem({ onChoose, checked, danger, lang, children }: MenuItemProps) {
  const role = checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };
  return (
    <button
      type="button"
      tabIndex={-1}
      lang={lang}
      onClick={onChoose}
      className={cn(ITEM, danger && 'text-trouble')}
      {...role}
    >
      {children}
    </button>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}
