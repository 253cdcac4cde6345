'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { Language } from '#/lib/platform/language.ts';
import { Bell } from '../notices/bell.tsx';
import type { Action } from '../ui/outcome.ts';
import { BottomBar } from './bottom-bar.tsx';
import type { Search } from './command-menu.tsx';
import { LanguageMenu, PersonMenu, ThemeMenu } from './menus.tsx';
import { Rail } from './rail.tsx';
import { TopLine } from './top-line.tsx';

const CommandMenu = dynamic(() => import('./command-menu.tsx'), { ssr: false });

export type FrameActions = {
  theme: (theme: 'system' | 'light' | 'dark') => Promise<void>;
  locale: (locale: Language) => Promise<void>;
  slim: (slim: boolean) => Promise<void>;
  search: Search;
};

type FrameProps = {
  person: { name: string; role: string };
  needs: number;
  /** Milliseconds. */
  bell: { told: number[]; seen: number };
  theme: 'system' | 'light' | 'dark';
  locale: Language;
  slim: boolean;
  actions: FrameActions;
  onSignOut: Action;
  children: ReactNode;
};

export function Frame({ person, needs, bell, theme, locale, slim, actions, onSignOut, children }: FrameProps) {
  const t = useTranslations('frame');
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  return (
    <>
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div className="flex min-h-dvh">
        <Rail needs={needs} slim={slim} onSlim={actions.slim} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopLine onSearch={() => setSearching(true)}>
            <Bell {...bell} />
            <LanguageMenu locale={locale} onLocale={actions.locale} />
            <ThemeMenu theme={theme} onTheme={actions.theme} />
            <PersonMenu {...person} onSignOut={onSignOut} />
          </TopLine>
          <main
            id="page"
            className="mx-auto flex w-full max-w-[1280px] flex-1 flex-col gap-8 px-4 py-6 max-md:pb-24 md:px-8 md:py-8"
          >
            {children}
          </main>
        </div>
        <BottomBar needs={needs} />
      </div>
      {searching && <CommandMenu open={searching} onOpenChange={setSearching} search={actions.search} />}
    </>
  );
}

function useSearchKey(onSearch: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onSearch();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
