import { useLocale } from 'next-intl';
import { type Figures, figuresIn } from '#/lib/platform/figures.ts';

/** Durations and distances; counts, shares and moments are `useFormatter`'s. */
export function useFigures(): Figures {
  return figuresIn(useLocale());
}
