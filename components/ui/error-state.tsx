import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

type ErrorStateProps = { title: string; kept: string; next: ReactNode; code?: string | undefined; codeWord?: string };

/** What happened, what is safe, what to do, a code. */
export function ErrorState({ title, kept, next, code, codeWord }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-start gap-4 py-16">
      <Mark className="size-9 text-trouble" />
      <div>
        <h1 className="text-ink text-xl">{title}</h1>
        <p className="mt-2 text-pretty text-ink-soft">{kept}</p>
      </div>
      <div className="flex flex-wrap gap-2">{next}</div>
      {code && (
        <p className="text-ink-faint text-sm">
          {codeWord} <code className="select-all text-ink-soft">{code}</code>
        </p>
      )}
    </div>
  );
}
