import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.ts';

/** Not inside another card: use a hairline. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={cn('min-w-0 rounded-lg border border-line bg-surface', className)} />;
}

export function PartHead({
  title,
  note,
  action,
  className,
}: {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('flex min-h-8 items-center justify-between gap-4', className)}>
      <div className="min-w-0">
        <h2 className="text-ink text-lg">{title}</h2>
        {note && <p className="mt-0.5 text-ink-faint text-sm">{note}</p>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  );
}

export function PageHead({
  title,
  note,
  action,
  above,
}: {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  above?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-2xl">
        {above && <div className="mb-1.5 text-ink-faint text-sm">{above}</div>}
        <h1 className="text-2xl text-ink">{title}</h1>
        {note && <div className="mt-1 text-pretty text-ink-soft">{note}</div>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  );
}

export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-4', className)}>{children}</dl>
  );
}

export function Fact({ word, children, className }: { word: ReactNode; children: ReactNode; className?: string }) {
  return (
    <div className={cn('min-w-0', className)}>
      <dt className="text-ink-faint text-xs">{word}</dt>
      <dd className="tabular mt-0.5 break-words text-ink">{children}</dd>
    </div>
  );
}
