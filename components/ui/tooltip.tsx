'use client';

import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

const DELAY_MS = 250;
const GAP_PX = 6;
const EDGE_PX = 8;
type Place = { x: number; y: number; below: boolean };
type TooltipProps = { text: ReactNode; children: ReactElement<HTMLAttributes<HTMLElement>> };

/** On hover and focus; Escape closes. The child must be focusable. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const [place, setPlace] = useState<Place>();
  const [wanted, setWanted] = useState<HTMLElement>();
  useEffect(() => {
    if (!wanted) return setPlace(undefined);
    const hide = () => setWanted(undefined);
    const timer = setTimeout(() => setPlace(placeAt(wanted)), DELAY_MS);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', hide, true);
    };
  }, [wanted]);

  return (
    <>
      {cloneElement(children, {
        'aria-describedby': place ? id : undefined,
        onPointerEnter: (event) => setWanted(event.currentTarget),
        onPointerLeave: () => setWanted(undefined),
        onFocus: (event) => setWanted(event.currentTarget),
        onBlur: () => setWanted(undefined),
      })}
      {place &&
        createPortal(
          <span
            id={id}
            role="tooltip"
            style={{ left: place.x, top: place.y }}
            className={`fade-in-0 pointer-events-none fixed z-50 max-w-72 -translate-x-1/2 animate-in rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs shadow-float ${place.below ? '' : '-translate-y-full'}`}
          >
            {text}
          </span>,
          document.body,
        )}
    </>
  );
}

/** Above, else below; within the window. */
function placeAt(thing: HTMLElement): Place {
  const box = thing.getBoundingClientRect();
  const below = box.top < 48;
  const half = 80;
  const x = Math.min(window.innerWidth - EDGE_PX - half, Math.max(EDGE_PX + half, box.left + box.width / 2));
  return { x, y: below ? box.bottom + GAP_PX : box.top - GAP_PX, below };
}
