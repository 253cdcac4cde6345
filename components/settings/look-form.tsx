'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { Field, Select } from '../ui/field.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
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
          <Select
            {...field}
            value={locale}
            onChange={({ target }) => {
              const chosen = LANGUAGES.find((language) => language === target.value);
              if (chosen) start(() => onLocale(chosen));
            }}
          >
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
            onChange={({ target }) => {
              const chosen = THEMES.find((one) => one === target.value);
              if (!chosen) return;
              document.documentElement.dataset.theme = chosen;
              start(() => onTheme(chosen));
            }}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {t(`themes.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
