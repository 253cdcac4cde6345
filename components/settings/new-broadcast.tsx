'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#/lib/platform/language.ts';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import { ChatBubble } from './chat-bubble.tsx';

/** As long as one message of Telegram may be. */
const MOST_CHARACTERS = 4_096;
const DAYS = [7, 30, 90] as const;

/** Writes a draft: nobody gets it before it is sent. */
export function NewBroadcast({ action }: { action: FormAction }) {
  const t = useTranslations('settings.broadcasts');
  const [text, setText] = useState('');
  const [activity, setActivity] = useState('');
  const [kind, days] = activity.split(':');
  const make: FormAction = async (form) => {
    const made = await action(form);
    if (!made.ok) return made;
    setText('');
    setActivity('');
    return made;
  };
  return (
    <FormDialog
      trigger={{ word: t('write'), look: 'primary' }}
      action={make}
      title={t('write')}
      note={t('writeNote')}
      verb={t('draft')}
      shape="drawer"
    >
      {(errors) => (
        <>
          <Field id="broadcast-text" label={t('text')} hint={t('textHint')} error={errors.text}>
            {(field) => (
              <TextArea
                {...field}
                name="text"
                rows={6}
                maxLength={MOST_CHARACTERS}
                value={text}
                onChange={({ target }) => setText(target.value)}
                required
              />
            )}
          </Field>
          {text.trim() !== '' && <ChatBubble text={text.trim()} />}
          <Field id="broadcast-language" label={t('language')}>
            {(field) => (
              <Select {...field} name="language" defaultValue="">
                <option value="">{t('any')}</option>
                {LANGUAGES.map((language) => (
                  <option key={language} value={language}>
                    {LANGUAGE_NAMES[language]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field id="broadcast-balance" label={t('balance')}>
            {(field) => (
              <Select {...field} name="balance" defaultValue="">
                <option value="">{t('any')}</option>
                <option value="some">{t('some')}</option>
                <option value="none">{t('none')}</option>
              </Select>
            )}
          </Field>
          <Field id="broadcast-activity" label={t('activity')}>
            {(field) => (
              <Select {...field} value={activity} onChange={({ target }) => setActivity(target.value)}>
                <option value="">{t('any')}</option>
                {DAYS.map((count) => (
                  <option key={`active${count}`} value={`activeWithinDays:${count}`}>
                    {t('active', { count })}
                  </option>
                ))}
                {DAYS.map((count) => (
                  <option key={`quiet${count}`} value={`quietForDays:${count}`}>
                    {t('quiet', { count })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {kind && <input type="hidden" name={kind} value={days} />}
        </>
      )}
    </FormDialog>
  );
}
