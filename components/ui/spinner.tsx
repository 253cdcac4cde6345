import { cn } from './class-names.ts';

export function Spinner({ className = 'size-4' }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden="true" className={cn('shrink-0', className)}>
      <circle cx="8" cy="8" r="6" strokeWidth="2" className="stroke-current opacity-25" />
      <circle
        cx="8"
        cy="8"
        r="6"
        strokeWidth="2"
        pathLength="100"
        strokeDasharray="30 70"
        strokeLinecap="round"
        className="animate-arc stroke-current"
      />
    </svg>
  );
}
