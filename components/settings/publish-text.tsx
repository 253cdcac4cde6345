'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { Field, TextArea } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import { ChatBubble } from './chat-bubble.tsx';

/** As long as one message of Telegram may be, with a line for its version. */
const MOST_CHARACTERS = 4_000;

/** Writes the next version of a text, with a preview of each language as customers will see it. */
export function PublishText({
  title,
  now,
  action,
}: {
  title: string;
  now: Record<Language, string>;
  action: FormAction;
}) {
  const t = useTranslations('settings.bot');
  const [texts, setTexts] = useState(now);
  return (
    <FormDialog
      trigger={{ word: t('write') }}
      action={action}
      title={title}
      note={t('writeNote')}
      verb={t('publish')}
      shape="drawer"
    >
      {(errors) =>
        LANGUAGES.map((language) => (
          <div key={language} className="flex flex-col gap-3">
            <Field id={`text-${language}`} label={LANGUAGE_NAMES[language]} error={errors[language]}>
              {(field) => (
                <TextArea
                  {...field}
                  name={language}
                  lang={language}
                  rows={8}
                  maxLength={MOST_CHARACTERS}
                  value={texts[language]}
                  onChange={({ target }) => setTexts({ ...texts, [language]: target.value })}
                  required
                />
              )}
            </Field>
            {texts[language].trim() !== '' && (
              <div className="flex flex-col gap-1.5">
                <p className="text-ink-faint text-sm">{t('preview')}</p>
                <ChatBubble text={texts[language].trim()} />
              </div>
            )}
          </div>
        ))
      }
    </FormDialog>
  );
}
