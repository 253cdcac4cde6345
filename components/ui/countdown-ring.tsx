'use client';

import { cn } from './class-names.ts';
import { clockFace } from './clock-face.ts';
import { useClock } from './use-clock.ts';

type CountdownRingProps = {
  from: Date;
  until: Date;
  label: string;
  className?: string;
};

/** Then it turns red. */
const SHORT_SHARE = 0.2;

/** A ring that empties, and turns red for the last fifth. */
export function CountdownRing({ from, until, label, className }: CountdownRingProps) {
  const now = useClock() ?? from.getTime();
  const whole = Math.max(1, until.getTime() - from.getTime());
  const left = Math.min(whole, Math.max(0, until.getTime() - now));
  const share = left / whole;
  return (
    <div role="timer" aria-label={label} className={cn('relative size-16 shrink-0', className)}>
      <svg viewBox="0 0 64 64" fill="none" aria-hidden="true" className="-rotate-90 size-full">
        <circle cx="32" cy="32" r="28" strokeWidth="4" className="stroke-hover" />
        <circle
          cx="32"
          cy="32"
          r="28"
          strokeWidth="4"
          strokeLinecap="round"
          pathLength="100"
          strokeDasharray={`${share * 100} 100`}
          className={cn(
            'transition-[stroke-dasharray] duration-1000 ease-linear',
            share < SHORT_SHARE ? 'stroke-trouble-solid' : 'stroke-waiting-solid',
          )}
        />
      </svg>
      <span
        className="tabular absolute inset-0 grid place-items-center font-semibold text-base"
        suppressHydrationWarning
      >
        {clockFace(left)}
      </span>
    </div>
  );
}
