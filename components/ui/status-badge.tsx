import type { LucideIcon } from 'lucide-react';
import { cn } from './class-names.ts';
import { type Meaning, TEXT_TONE, TONE } from './meaning.ts';
import { Spinner } from './spinner.tsx';

/** A `Record<Status, StatusLook>` per noun: a new status needs one to compile. */
export type StatusLook<Key extends string = string> = {
  /** `spinner`: work in progress only. */
  icon: LucideIcon | 'spinner';
  meaning: Meaning;
  word: Key;
};

type StatusBadgeProps = {
  look: Pick<StatusLook, 'icon' | 'meaning'>;
  children: React.ReactNode;
  bare?: boolean | undefined;
  className?: string;
};

/** `bare`: no surface, for dense tables. */
export function StatusBadge({ look, children, bare = false, className }: StatusBadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm',
        bare ? TEXT_TONE[look.meaning] : cn('h-6 rounded-full border px-2', TONE[look.meaning]),
        className,
      )}
    >
      <StatusIcon icon={look.icon} />
      {children}
    </span>
  );
}

/** Needs a word beside it. */
export function StatusIcon({ icon: Icon, className = 'size-3.5' }: { icon: StatusLook['icon']; className?: string }) {
  if (Icon === 'spinner') return <Spinner className={className} />;
  return <Icon aria-hidden="true" className={cn('shrink-0', className)} strokeWidth={2.25} />;
}
