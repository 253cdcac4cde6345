import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '#/components/ui/button.tsx';
import { NotHere } from '#/components/ui/not-here.tsx';

export default async function NotFound() {
  const t = await getTranslations('errors');
  return (
    <main>
      <NotHere title={t('notFound')} note={t('notFoundNote')}>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </NotHere>
    </main>
  );
}
