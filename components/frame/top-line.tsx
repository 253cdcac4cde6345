'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Kbd } from '../ui/kbd.tsx';
import { Link } from '../ui/link.tsx';
import { Mark } from '../ui/mark.tsx';
import { LiveLight } from './live-light.tsx';

type TopLineProps = { onSearch: () => void; children: React.ReactNode };

export function TopLine({ onSearch, children }: TopLineProps) {
  const t = useTranslations('frame');
  return (
    <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur md:px-6">
      <Link href="/" aria-label={t('home')} className="text-accent-text md:hidden">
        <Mark />
      </Link>
      <button
        type="button"
        onClick={onSearch}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-ink-faint text-sm transition-colors hover:border-line-strong hover:text-ink md:w-64"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="max-md:sr-only">{t('search')}</span>
        <span aria-hidden="true" className="ml-auto max-md:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <div className="ml-auto flex items-center gap-0.5 md:gap-1">
        <LiveLight />
        {children}
      </div>
    </header>
  );
}
