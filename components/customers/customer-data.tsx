'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonStyle } from '../ui/button.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import { Card, PartHead } from '../ui/surface.tsx';

type CustomerDataProps = {
  name: string;
  credits: number;
  file: string;
  remove: FormAction;
};

export function CustomerData({ name, credits, file, remove }: CustomerDataProps) {
  const t = useTranslations('customers.data');
  return (
    <Card className="flex flex-col gap-5 p-5">
      <PartHead title={t('title')} note={t('note')} />
      <div className="flex flex-wrap gap-2">
        <a href={file} download className={buttonStyle({})}>
          <Download aria-hidden="true" />
          {t('export')}
        </a>
        <FormDialog
          trigger={{ word: t('delete'), look: 'danger' }}
          title={t('deleteTitle', { name })}
          note={t('deleteNote', { credits })}
          verb={t('deleteVerb')}
          look="danger"
          action={remove}
        />
      </div>
    </Card>
  );
}
