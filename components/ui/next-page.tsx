import { useTranslations } from 'next-intl';
import { ButtonLink } from './button.tsx';

/** `keep`: the query to carry on. */
export function NextPage({
  path,
  next,
  first,
  keep = {},
}: {
  path: string;
  next: string | null;
  first: boolean;
  keep?: Record<string, string | undefined>;
}) {
  const t = useTranslations('ui');
  const kept = Object.entries(keep).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const to = (extra: [string, string][]) => {
    const query = new URLSearchParams([...kept, ...extra]).toString();
    return query ? `${path}?${query}` : path;
  };
  if (first && !next) return null;
  return (
    <nav aria-label={t('paging')} className="flex justify-center gap-2">
      {!first && <ButtonLink href={to([])}>{t('first')}</ButtonLink>}
      {next && <ButtonLink href={to([['after', next]])}>{t('next')}</ButtonLink>}
    </nav>
  );
}
