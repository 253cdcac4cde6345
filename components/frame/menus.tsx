'use client';

import { Languages, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DropdownMenu as Menu } from 'radix-ui';
import { useTransition } from 'react';
import { buttonStyle } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { PERSON_ICON as Person } from './places.ts';

const CONTENT =
  'fade-in-0 zoom-in-95 z-50 min-w-48 animate-in rounded-lg border border-line bg-raised p-1 text-ink shadow-float';
const ITEM =
  'flex h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2 outline-none data-[highlighted]:bg-hover data-[state=checked]:text-accent-text max-md:h-11 [&_svg]:size-4';

type Theme = 'system' | 'light' | 'dark';
type Locale = 'en' | 'ru';
const THEMES: { value: Theme; icon: typeof Sun }[] = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
];
const LOCALES: { value: Locale; word: string }[] = [
  { value: 'en', word: 'English' },
  { value: 'ru', word: 'Русский' },
];

/** Chooses light, dark, or what the machine says. Takes effect at once; the cookie follows. */
export function ThemeMenu({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => Promise<void> }) {
  const t = useTranslations('frame');
  const [, start] = useTransition();
  const choose = (value: string) => {
    document.documentElement.dataset.theme = value;
    start(() => onTheme(value as Theme));
  };
  const Icon = THEMES.find(({ value }) => value === theme)?.icon ?? Monitor;
  return (
    <Choice label={t('theme')} icon={<Icon />} value={theme} onChoose={choose}>
      {THEMES.map(({ value, icon: Each }) => (
        <Menu.RadioItem key={value} value={value} className={ITEM}>
          <Each aria-hidden="true" /> {t(`themes.${value}`)}
        </Menu.RadioItem>
      ))}
    </Choice>
  );
}

/** Chooses the language of the dashboard. Each is written in itself. */
export function LanguageMenu({ locale, onLocale }: { locale: Locale; onLocale: (locale: Locale) => Promise<void> }) {
  const t = useTranslations('frame');
  const [, start] = useTransition();
  return (
    <Choice
      label={t('language')}
      icon={<Languages />}
      value={locale}
      onChoose={(value) => start(() => onLocale(value as Locale))}
    >
      {LOCALES.map(({ value, word }) => (
        <Menu.RadioItem key={value} value={value} lang={value} className={ITEM}>
          {word}
        </Menu.RadioItem>
      ))}
    </Choice>
  );
}

type PersonMenuProps = { name: string; role: string; onSignOut: () => void };

/** The person at the desk: who, in which role, settings, sign out. */
export function PersonMenu({ name, role, onSignOut }: PersonMenuProps) {
  const t = useTranslations('frame');
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger aria-label={t('person', { name })} className={cn(buttonStyle({ look: 'quiet', size: 'icon' }))}>
        <Person aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" sideOffset={6} collisionPadding={8} className={CONTENT}>
          <div className="px-2 py-1.5">
            <p className="truncate font-medium">{name}</p>
            <p className="text-ink-faint text-sm">{role}</p>
          </div>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.Item asChild className={ITEM}>
            <Link href="/settings">
              <Settings aria-hidden="true" /> {t('settings')}
            </Link>
          </Menu.Item>
          <Menu.Item onSelect={onSignOut} className={ITEM}>
            <LogOut aria-hidden="true" /> {t('signOut')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

type ChoiceProps = {
  label: string;
  icon: React.ReactNode;
  value: string;
  onChoose: (value: string) => void;
  children: React.ReactNode;
};

function Choice({ label, icon, value, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger aria-label={label} className={cn(buttonStyle({ look: 'quiet', size: 'icon' }))}>
        {icon}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" sideOffset={6} collisionPadding={8} className={CONTENT}>
          <Menu.RadioGroup value={value} onValueChange={onChoose}>
            {children}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
