import type { ReactNode } from 'react';
import { cn } from './class-names.ts';
import { TONE } from './meaning.ts';
import { StatusIcon, type StatusLook } from './status-badge.tsx';

/** Oldest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {children}
    </ol>
  );
}

type StepProps = {
  look: Pick<StatusLook, 'icon' | 'meaning'>;
  title: ReactNode;
  time: string;
  lasted?: string | undefined;
  children?: ReactNode;
  aside?: ReactNode;
};

export function TimelineStep({ look, title, time, lasted, children, aside }: StepProps) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden="true" className="absolute top-7 bottom-0 left-3 w-px bg-line group-last:hidden" />
      <span className={cn('relative grid size-6 shrink-0 place-items-center rounded-full border', TONE[look.meaning])}>
        <StatusIcon icon={look.icon} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="pt-0.5 font-medium">{title}</p>
          <div className="text-ink-soft text-sm">{children}</div>
        </div>
        <div className="tabular shrink-0 pt-1 text-right text-ink-faint text-sm">
          <span>{time}</span>
          {lasted && <span className="ml-3 inline-block min-w-16 text-ink-soft">{lasted}</span>}
        </div>
        {aside}
      </div>
    </li>
  );
}
