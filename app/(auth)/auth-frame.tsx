import type { ReactNode } from 'react';
import { Logo, Mark } from '#/components/ui/mark.tsx';

export function AuthFrame({ title, note, children }: { title: ReactNode; note: ReactNode; children: ReactNode }) {
  return (
    <main className="relative grid min-h-dvh place-items-center overflow-hidden px-4 py-12">
      <Mark className="-z-10 pointer-events-none absolute top-1/2 left-1/2 size-[150vmax] -translate-x-1/2 -translate-y-1/2 text-accent-text opacity-[0.035]" />
      <div className="flex w-full max-w-[360px] flex-col gap-6">
        <Logo className="self-center" />
        <section className="rounded-lg border border-line bg-surface p-6 shadow-float">
          <h1 className="text-xl">{title}</h1>
          <p className="mt-1 mb-6 text-pretty text-ink-soft">{note}</p>
          {children}
        </section>
      </div>
    </main>
  );
}
