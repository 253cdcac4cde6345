'use client';

import { PanelLeft } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '../ui/class-names.ts';
import { Link } from '../ui/link.tsx';
import { Logo } from '../ui/mark.tsx';
import { isHere, MONEY, PLACES, SETTINGS } from './places.ts';

type RailProps = {
  needs: number;
  slim: boolean;
  onSlim: (slim: boolean) => void;
};

export function Rail({ needs, slim: initial, onSlim }: RailProps) {
  const t = useTranslations('frame');
  const path = usePathname();
  const [slim, setSlim] = useState(initial);
  const toggle = () => {
    setSlim(!slim);
    onSlim(!slim);
  };

  return (
    <nav
      aria-label={t('places')}
      className={cn(
        'sticky top-0 flex h-dvh shrink-0 flex-col border-line border-r bg-sunken p-2 transition-[width] max-md:hidden',
        slim ? 'w-14' : 'w-52',
      )}
    >
      <Link href="/" aria-label={t('home')} className="mb-3 flex h-10 items-center rounded-md px-2">
        <Logo iconOnly={slim} />
      </Link>
      {[...PLACES, MONEY].map((place) => (
        <RailLink
          key={place.href}
          {...place}
          label={t(place.word)}
          slim={slim}
          here={isHere(path, place.href)}
          badge={place.href === '/' ? needs : 0}
          badgeLabel={t('needs', { count: needs })}
        />
      ))}
      <div className="mt-auto flex flex-col">
        <RailLink
          {...SETTINGS}
          label={t('settings')}
          slim={slim}
          here={isHere(path, SETTINGS.href)}
          badge={0}
          badgeLabel=""
        />
        <button
          type="button"
          onClick={toggle}
          aria-label={slim ? t('expand') : t('collapse')}
          className="flex h-9 items-center gap-3 rounded-md px-3 text-ink-faint hover:bg-hover hover:text-ink"
        >
          <PanelLeft aria-hidden="true" className="size-4 shrink-0" />
          {!slim && <span className="truncate text-sm">{t('collapse')}</span>}
        </button>
      </div>
    </nav>
  );
}

type RailLinkProps = {
  href: string;
  icon: React.ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>;
  label: string;
  slim: boolean;
  here: boolean;
  badge: number;
  badgeLabel: string;
};

function RailLink({ href, icon: Icon, label, slim, here, badge, badgeLabel }: RailLinkProps) {
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      title={slim ? label : undefined}
      className={cn(
        'relative flex h-9 items-center gap-3 rounded-md px-3 font-medium transition-colors',
        here ? 'bg-accent-soft text-accent-text' : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={cn('truncate', slim && 'sr-only')}>{label}</span>
      {badge > 0 && (
        <span
          className={cn(
            'tabular grid h-5 min-w-5 place-items-center rounded-full border border-waiting-line bg-waiting-soft px-1 font-semibold text-waiting text-xs',
            slim ? 'absolute -top-0.5 -right-0.5 h-4 min-w-4' : 'ml-auto',
          )}
        >
          <span aria-hidden="true">{badge}</span>
          <span className="sr-only">{badgeLabel}</span>
        </span>
      )}
    </Link>
  );
}
