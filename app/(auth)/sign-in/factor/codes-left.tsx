'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#/components/ui/button.tsx';

/** After a recovery code: signed in, and how many are left. */
export function CodesLeft({ left, path }: { left: number; path: () => string }) {
  const t = useTranslations('signIn.second');
  const go = (to: string) => window.location.assign(to); // a whole page load, as after each sign-in
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="rounded-md bg-waiting-soft p-4 text-waiting">
        {t('left', { count: left })}
      </p>
      <p className="text-pretty text-ink-soft">{t('leftNote')}</p>
      <Button look="primary" onClick={() => go('/settings')}>
        {t('toSettings')}
      </Button>
      <Button look="quiet" onClick={() => go(path())}>
        {t('goOn')}
      </Button>
    </div>
  );
}
