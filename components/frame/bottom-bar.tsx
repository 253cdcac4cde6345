'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '../ui/class-names.ts';
import { Link } from '../ui/link.tsx';
import { isHere, PLACES } from './places.ts';

/** Phones only. */
export function BottomBar({ needs }: { needs: number }) {
  const t = useTranslations('frame');
  const path = usePathname();
  return (
    <nav
      aria-label={t('places')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-line border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      {PLACES.map(({ href, word, icon: Icon }) => {
        const here = isHere(path, href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cn(
              'flex h-14 min-w-0 flex-col items-center justify-center gap-1 focus-visible:outline-offset-[-3px]',
              here ? 'text-accent-text' : 'text-ink-faint',
            )}
          >
            <span className="relative">
              <Icon aria-hidden="true" className="size-5" />
              {href === '/' && needs > 0 && (
                <span className="tabular absolute -top-1.5 left-3 grid h-4 min-w-4 place-items-center rounded-full bg-waiting-solid px-1 font-semibold text-xs leading-none">
                  <span aria-hidden="true" className="text-[oklch(0.22_0.02_70)]">
                    {needs}
                  </span>
                  <span className="sr-only">{t('needs', { count: needs })}</span>
                </span>
              )}
            </span>
            <span className="w-full truncate text-center font-medium text-xs leading-none tracking-tight">
              {t(word)}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
