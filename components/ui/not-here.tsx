import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

type NotHereProps = { title: string; note: string; children: ReactNode };

/** What an address leads to where there is nothing: what is not there, why that may be, and the way on. */
export function NotHere({ title, note, children }: NotHereProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-16 text-center">
      <Mark className="size-9 text-still" />
      <div>
        <h1 className="text-balance text-xl">{title}</h1>
        <p className="mt-2 text-pretty text-ink-soft">{note}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}
