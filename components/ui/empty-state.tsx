import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border border-line border-dashed px-6 py-12 text-center">
      <Mark className="size-9 text-still-line" />
      <p className="max-w-sm text-pretty text-ink-soft">{children}</p>
      {action}
    </div>
  );
}
