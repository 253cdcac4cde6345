'use client';

import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { Link } from '../ui/link.tsx';
import { Mark } from '../ui/mark.tsx';
import { TEXT_TONE } from '../ui/meaning.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StatusIcon } from '../ui/status-badge.tsx';
import type { BellLine } from './bell-notice.ts';
import { NOTICE_LOOK } from './notice-look.ts';

type BellLinesProps = {
  lines: BellLine[] | undefined;
  state: 'loading' | 'failed' | 'read';
  /** Milliseconds; later ones are new. */
  seen: number;
  trying: boolean;
  onRetry: () => void;
  onGone: () => void;
};

const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function BellLines({ lines = [], state, seen, trying, onRetry, onGone }: BellLinesProps) {
  const t = useTranslations('bell');
  if (state === 'loading') return <Waiting />;
  if (state === 'failed')
    return (
      <div role="alert" className="flex flex-col items-start gap-3 p-4">
        <p className="text-pretty text-ink-soft">{t('failed')}</p>
        <Button size="small" busy={trying} onClick={onRetry}>
          {t('retry')}
        </Button>
      </div>
    );
  if (lines.length === 0)
    return (
      <div className="flex flex-col items-center gap-3 px-6 py-10 text-center">
        <Mark className="size-8 text-still-line" />
        <p className="text-pretty text-ink-soft">{t('empty')}</p>
      </div>
    );
  return (
    <ul aria-label={t('title')} className="overflow-y-auto overscroll-contain p-1.5" onKeyDown={moveFocus}>
      {lines.map((line) => (
        <li key={line.id}>
          <Line line={line} fresh={Date.parse(line.at) > seen} onGone={onGone} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line, fresh, onGone }: { line: BellLine; fresh: boolean; onGone: () => void }) {
  const t = useTranslations('bell');
  const look = NOTICE_LOOK[line.kind];
  return (
    <Link
      href={line.path}
      onClick={onGone}
      className="flex min-h-11 gap-3 rounded-md px-2.5 py-2 transition-colors hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span className={cn('mt-0.5 shrink-0', TEXT_TONE[look.meaning])}>
        <StatusIcon icon={look.icon} className="size-4" />
      </span>
      <span className="min-w-0 flex-1">
        <span className={cn('block text-pretty break-words', fresh && 'font-medium')}>{line.text}</span>
        <span className="mt-0.5 block text-ink-faint text-sm">
          <RelativeTime at={new Date(line.at)} />
          {line.lasts && <span className="text-waiting"> · {t('lasts')}</span>}
        </span>
      </span>
      {fresh && (
        <span className="mt-1.5 size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t('new')}</span>
        </span>
      )}
    </Link>
  );
}

function Waiting() {
  const ui = useTranslations('ui');
  return (
    <div role="status" aria-label={ui('loading')} className="flex flex-col gap-5 p-4">
      {['w-56', 'w-64', 'w-48'].map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-4 shrink-0" />
          <div className="flex flex-col gap-2">
            <Skeleton className={width} />
            <Skeleton className="h-3 w-20" />
          </div>
        </div>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
  const step = STEP[event.key];
  if (!step) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll('a')];
  const here = links.findIndex((link) => link.matches(':focus'));
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
}
