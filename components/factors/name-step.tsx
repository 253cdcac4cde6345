'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';
import { ProveYourself } from '../ui/prove-yourself.tsx';
import type { Refused } from '../ui/use-steps.ts';

type NameStepProps = { usual: string; busy: boolean; refused: Refused | undefined; onNext: (form: FormData) => void };

export function NameStep({ usual, busy, refused, onNext }: NameStepProps) {
  const t = useTranslations('factor');
  const fields = refused?.fields ?? {};
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onNext(new FormData(event.currentTarget));
      }}
    >
      <Field id="factor-name" label={t('name')} hint={t('nameHint')} error={fields.name}>
        {(field) => <Input {...field} name="name" defaultValue={usual} maxLength={60} required />}
      </Field>
      <ProveYourself errors={fields} />
      {refused && Object.keys(fields).length === 0 && (
        <p role="alert" className="text-pretty text-trouble">
          {refused.message}
        </p>
      )}
      <Button type="submit" look="primary" busy={busy} className="self-end max-md:self-stretch">
        {t('next')}
      </Button>
    </form>
  );
}
