'use client';

import { useTranslations } from 'next-intl';
import { type LiveState, useLiveState } from '../live/live-connection.ts';
import { cn } from '../ui/class-names.ts';
import { type Meaning, SOLID_TONE } from '../ui/meaning.ts';

const LIGHT: Record<LiveState, { meaning: Meaning; word: LiveState }> = {
  live: { meaning: 'well', word: 'live' },
  connecting: { meaning: 'waiting', word: 'connecting' },
  polling: { meaning: 'waiting', word: 'polling' },
  offline: { meaning: 'waiting', word: 'offline' },
};

/** Whether the screen is up to date. */
export function LiveLight() {
  const t = useTranslations('frame.light');
  const { meaning, word } = LIGHT[useLiveState()];
  return (
    <output className="flex h-8 items-center gap-2 px-2 text-ink-faint text-sm" title={t(`${word}Note`)}>
      <span aria-hidden="true" className={cn('size-2 rounded-full', SOLID_TONE[meaning])} />
      <span className="max-md:sr-only">{t(word)}</span>
    </output>
  );
}
