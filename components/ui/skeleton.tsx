import { cn } from './class-names.ts';

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('block h-4 rounded-sm bg-hover', className)} />;
}

const WIDTHS = ['w-24', 'w-36', 'w-28', 'w-32', 'w-20'];

/** As high as the real one. */
export function TableSkeleton({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="h-9 border-line border-b bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity of their own
        <div key={row} className="flex h-10 items-center gap-8 border-line border-b px-4 last:border-0 max-md:h-16">
          <Skeleton className="w-24" />
          <Skeleton className={cn('max-md:hidden', WIDTHS[row % WIDTHS.length])} />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}

export function CardSkeleton({ cards = 3, label }: { cards?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity of their own
        <div key={card} className="flex h-52 flex-col gap-4 rounded-lg border border-line bg-surface p-4">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="w-48" />
          <Skeleton className="mt-auto w-full" />
        </div>
      ))}
    </div>
  );
}
