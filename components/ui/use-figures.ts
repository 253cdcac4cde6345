import { useLocale } from 'next-intl';
import { type Figures, figuresIn } from '#/lib/platform/figures.ts';

/** What writes durations and distances in the reader's language. Counts, shares and moments are `useFormatter`'s, by the same table. */
export function useFigures(): Figures {
  return figuresIn(useLocale());
}
