import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '#/components/ui/button.tsx';
import { NotHere } from '#/components/ui/not-here.tsx';

const LISTS = {
  check: { href: '/checks', word: 'allChecks' },
  account: { href: '/accounts', word: 'allAccounts' },
  attempt: { href: '/refreshes', word: 'allRefreshes' },
  customer: { href: '/customers', word: 'allCustomers' },
  payment: { href: '/money', word: 'allPayments' },
} as const;

/** The page of a thing that is not there, with the way to its list. */
export async function NoSuch({ what }: { what: keyof typeof LISTS }) {
  const [t, overview] = await Promise.all([getTranslations('errors'), getTranslations('overview')]);
  const { href, word } = LISTS[what];
  return (
    <NotHere title={t(`noSuch.${what}`)} note={t(`noSuchNote.${what}`)}>
      <ButtonLink href={href}>{overview(word)}</ButtonLink>
    </NotHere>
  );
}
