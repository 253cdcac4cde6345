import { cn } from './class-names.ts';

type MarkProps = {
  className?: string;
  mood?: 'calm' | 'working' | 'full';
};

const BOTH = 'M16 8.2a9 9 0 0 1 0 15.6a9 9 0 0 1 0-15.6z';

/** Two circles and what they share. */
export function Mark({ className = 'size-6', mood = 'calm' }: MarkProps) {
  const working = mood === 'working';
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={cn('shrink-0', className)}>
      <path d={BOTH} className={cn('fill-current', working && 'mark-both')} />
      <circle
        cx="11.5"
        cy="16"
        r="9"
        strokeWidth="2.25"
        className={cn('stroke-current', working && 'mark-left', mood === 'full' && 'fill-current/30')}
      />
      <circle
        cx="20.5"
        cy="16"
        r="9"
        strokeWidth="2.25"
        className={cn('stroke-current', working && 'mark-right', mood === 'full' && 'fill-current/30')}
      />
    </svg>
  );
}

export function Logo({ className, iconOnly = false }: { className?: string; iconOnly?: boolean }) {
  return (
    <span className={cn('inline-flex items-center gap-2 text-accent-text', className)}>
      <Mark className="size-6" />
      <span className={cn('font-semibold text-lg text-ink tracking-[-0.02em]', iconOnly && 'sr-only')}>Mutuals</span>
    </span>
  );
}
