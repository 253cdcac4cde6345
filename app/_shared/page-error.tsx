'use client';

import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#/components/ui/button.tsx';
import { ErrorState } from '#/components/ui/error-state.tsx';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('errors');
  return (
    <ErrorState
      title={t('title')}
      kept={t('kept')}
      code={error.digest}
      codeWord={t('code')}
      next={
        <>
          <Button look="primary" onClick={reset}>
            {t('retry')}
          </Button>
          <ButtonLink href="/">{t('home')}</ButtonLink>
        </>
      }
    />
  );
}
