import { useTranslations } from 'next-intl';
import { splitDuration } from './durations.ts';

/** Says milliseconds as `3 min 12 s` in the reader's language. */
export function useDuration(): (ms: number) => string {
  const t = useTranslations('ui.duration');
  return (ms) => {
    const { unit, major, minor } = splitDuration(ms);
    return t(unit, { major, minor });
  };
}
