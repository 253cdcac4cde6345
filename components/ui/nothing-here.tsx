import { useTranslations } from 'next-intl';
import { ButtonLink } from './button.tsx';
import { Mark } from './mark.tsx';

/** A page that does not exist, or a thing that is not there any more. */
export function NothingHere() {
  const t = useTranslations('errors');
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
