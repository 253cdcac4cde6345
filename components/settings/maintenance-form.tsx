'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Field, Select } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-dialog.tsx';
import { say } from '../ui/say.ts';
import { useFormAction } from '../ui/use-form-action.ts';

const MINUTES = [15, 30, 60, 120, 240, 480] as const;

/** Begins maintenance, for so long or until somebody ends it. */
export function MaintenanceForm({ action }: { action: FormAction }) {
  const t = useTranslations('settings.bot');
  const { sent, busy, errors, sentence } = useFormAction(action, (_, message) => message && say('success', message));
  return (
    <form {...sent} className="flex flex-wrap items-end gap-4 max-md:flex-col max-md:items-stretch">
      <div className="min-w-56">
        <Field id="maintenance-minutes" label={t('howLong')} error={errors.minutes ?? sentence}>
          {(field) => (
            <Select {...field} name="minutes" defaultValue={30}>
              {MINUTES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t('minutes', { minutes, hours: minutes / 60 })}
                </option>
              ))}
              <option value="">{t('untilEnded')}</option>
            </Select>
          )}
        </Field>
      </div>
      <Button type="submit" busy={busy}>
        {t('begin')}
      </Button>
    </form>
  );
}
