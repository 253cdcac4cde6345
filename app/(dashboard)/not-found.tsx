import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '#/components/ui/button.tsx';
import { Mark } from '#/components/ui/mark.tsx';

export default async function NotFound() {
  const t = await getTranslations('errors');
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 py-16">
      <Mark className="size-9 text-still" />
      <div>
        <h1 className="text-xl">{t('notFound')}</h1>
        <p className="mt-2 text-pretty text-ink-soft">{t('notFoundNote')}</p>
      </div>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </div>
  );
}
