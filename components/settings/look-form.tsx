'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { Field, Select } from '../ui/field.tsx';

type Theme = 'system' | 'light' | 'dark';
type LookFormProps = {
  theme: Theme;
  locale: Language;
  onTheme: (theme: Theme) => Promise<void>;
  onLocale: (locale: Language) => Promise<void>;
};

/** Each takes effect at once. */
export function LookForm({ theme, locale, onTheme, onLocale }: LookFormProps) {
  const t = useTranslations('frame');
  const [, start] = useTransition();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="look-language" label={t('language')}>
        {(field) => (
          <Select {...field} value={locale} onChange={(event) => start(() => onLocale(event.target.value as Language))}>
            {LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="look-theme" label={t('theme')}>
        {(field) => (
          <Select
            {...field}
            value={theme}
            onChange={(event) => {
              document.documentElement.dataset.theme = event.target.value;
              start(() => onTheme(event.target.value as Theme));
            }}
          >
            <option value="system">{t('themes.system')}</option>
            <option value="light">{t('themes.light')}</option>
            <option value="dark">{t('themes.dark')}</option>
          </Select>
        )}
      </Field>
    </div>
  );
}
