'use client';

import { Languages, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import type { Action } from '../ui/outcome.ts';
import { say } from '../ui/say.ts';
import { MONEY, PERSON_ICON as Person, SETTINGS } from './places.ts';

type Theme = 'system' | 'light' | 'dark';
const THEMES: { value: Theme; icon: typeof Sun }[] = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
];

export function ThemeMenu({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => Promise<void> }) {
  const t = useTranslations('frame');
  const [, start] = useTransition();
  const choose = (value: Theme) => {
    document.documentElement.dataset.theme = value;
    start(() => onTheme(value));
  };
  const Icon = THEMES.find(({ value }) => value === theme)?.icon ?? Monitor;
  return (
    <Menu label={t('theme')} icon={<Icon aria-hidden="true" />}>
      {(close) =>
        THEMES.map(({ value, icon: Each }) => (
          <MenuItem
            key={value}
            checked={value === theme}
            onChoose={() => {
              choose(value);
              close();
            }}
          >
            <Each aria-hidden="true" /> {t(`themes.${value}`)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}

type LanguageMenuProps = { locale: Language; onLocale: (locale: Language) => Promise<void> };

export function LanguageMenu({ locale, onLocale }: LanguageMenuProps) {
  const t = useTranslations('frame');
  const [, start] = useTransition();
  return (
    <Menu label={t('language')} icon={<Languages aria-hidden="true" />}>
      {(close) =>
        LANGUAGES.map((value) => (
          <MenuItem
            key={value}
            lang={value}
            checked={value === locale}
            onChoose={() => {
              start(() => onLocale(value));
              close();
            }}
          >
            {LANGUAGE_NAMES[value]}
          </MenuItem>
        ))
      }
    </Menu>
  );
}

type PersonMenuProps = { name: string; role: string; onSignOut: Action };

export function PersonMenu({ name, role, onSignOut }: PersonMenuProps) {
  const t = useTranslations('frame');
  const router = useRouter();
  const [, start] = useTransition();
  const signOut = () =>
    start(async () => {
      const ended = await onSignOut();
      if (!ended.ok) say('error', `${t('notSignedOut')} ${ended.message}`);
    });
  return (
    <Menu label={t('person', { name })} icon={<Person aria-hidden="true" />}>
      {(close) => (
        <>
          <div className="border-line border-b px-2 pt-1 pb-2">
            <p className="truncate font-medium">{name}</p>
            <p className="text-ink-faint text-sm">{role}</p>
          </div>
          <div className="pt-1">
            {[MONEY, SETTINGS].map(({ href, word, icon: Icon }) => (
              <MenuItem
                key={href}
                onChoose={() => {
                  close();
                  router.push(href);
                }}
              >
                <Icon aria-hidden="true" /> {t(word)}
              </MenuItem>
            ))}
            <MenuItem onChoose={signOut}>
              <LogOut aria-hidden="true" /> {t('signOut')}
            </MenuItem>
          </div>
        </>
      )}
    </Menu>
  );
}
