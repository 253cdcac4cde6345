import { cn } from './class-names.ts';
import { type Meaning, SOLID_TONE } from './meaning.ts';

type MeterProps = {
  /** 0 to 1; undefined while unknown. */
  share: number | undefined;
  meaning?: Meaning;
  label: string;
  className?: string;
};

/** Without a share, it only says that something goes on. */
export function Meter({ share, meaning = 'working', label, className }: MeterProps) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-1.5 overflow-hidden rounded-full bg-hover', className)}
    >
      <div
        className={cn('h-full rounded-full transition-[width] duration-200', SOLID_TONE[meaning])}
        style={{ width: `${percent ?? 0}%` }}
      />
    </div>
  );
}
