'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LiveLight } from '../frame/live-light.tsx';
import { Link } from '../ui/link.tsx';
import { Logo } from '../ui/mark.tsx';

export function CodeFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('code');
  return (
    <>
      <header className="mx-auto flex h-14 w-full max-w-[398px] items-center justify-between gap-2 px-2">
        <Link
          href="/"
          aria-label={t('back')}
          className="grid size-11 place-items-center rounded-md text-ink-soft hover:bg-hover"
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
        </Link>
        <Logo />
        <LiveLight />
      </header>
      <main className="mx-auto flex w-full max-w-[398px] flex-col gap-6 px-4 pt-2 pb-12">{children}</main>
    </>
  );
}
