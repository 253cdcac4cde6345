'use client';

import { Bell as BellIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LiveRefresh } from '../live/live-refresh.tsx';
import { buttonStyle } from '../ui/button.tsx';
import { SEEN_COOKIE } from './bell-notice.ts';

const BellPanel = dynamic(() => import('./bell-panel.tsx'), { ssr: false });
const MOST_SHOWN = 9;
const SEEN_SECONDS = 365 * 24 * 60 * 60;

type BellProps = {
  /** Milliseconds. */
  told: number[];
  /** By this browser, milliseconds. */
  seen: number;
};

export function Bell({ told, seen }: BellProps) {
  const t = useTranslations('bell');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [seenHere, setSeenHere] = useState(0);
  const until = Math.max(seen, seenHere);
  const unread = told.filter((at) => at > until).length;
  const badge = unread > MOST_SHOWN ? t('most', { count: MOST_SHOWN }) : String(unread);
  const want = () => setWanted(true);
  const onSeen = (newest: number) => {
    if (newest <= until) return;
    setSeenHere(newest);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent on plain http
    document.cookie = `${SEEN_COOKIE}=${newest}; path=/; max-age=${SEEN_SECONDS}; samesite=lax`;
  };
  return (
    <>
      <LiveRefresh topics={['notice']} />
      <button
        type="button"
        aria-label={unread > 0 ? `${badge} · ${t('open')}: ${t('unread', { count: unread })}` : t('open')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={want}
        onFocus={want}
        onClick={() => setOpen(true)}
        className={buttonStyle({ look: 'quiet', size: 'icon' })}
      >
        <BellIcon aria-hidden="true" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            data-testid="unread"
            className="tabular absolute -top-1 -right-1 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-accent-ink text-xs leading-none max-md:top-1.5 max-md:right-1"
          >
            {badge}
          </span>
        )}
      </button>
      {(open || wanted) && <BellPanel open={open} onOpenChange={setOpen} seen={until} onSeen={onSeen} />}
    </>
  );
}
