'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useCallback } from 'react';
import { AddApp } from '#/components/factors/add-app.tsx';
import { AddPasskey } from '#/components/factors/add-passkey.tsx';

type SetUpProps = {
  app: Pick<ComponentProps<typeof AddApp>, 'begin' | 'prove'>;
  passkey: Pick<ComponentProps<typeof AddPasskey>, 'begin' | 'add'> | null;
};

export function SetUp({ app, passkey }: SetUpProps) {
  const t = useTranslations('factor');
  const enter = useCallback(() => window.location.assign('/'), []);
  return (
    <>
      <AddApp {...app} trigger={{ word: t('addApp'), look: 'primary' }} replaces={false} onDone={enter} />
      {passkey && <AddPasskey {...passkey} trigger={{ word: t('addPasskey') }} onDone={enter} />}
    </>
  );
}
