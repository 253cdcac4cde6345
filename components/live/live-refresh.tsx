'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { noteDesk, watchDesk } from './desk-presence.ts';
import { latestEvents, onLiveEvent, useLiveState } from './live-connection.ts';
import type { LiveEvent } from './live-event.ts';

/** Four looks a second: a screen follows within 300 ms. */
const GAP_MS = 250;
/** Only numbers, which are on the screen already. */
const CALM_GAP_MS = 1500;
/** While the stream is away. */
const POLL_MS = 5000;

type LiveRefreshProps = {
  /** A name (`check`) or a beginning (`check.`). */
  topics: readonly string[];
  id?: string;
};

/** Reloads the page's data after a change. Renders nothing. */
export function LiveRefresh({ topics, id }: LiveRefreshProps) {
  const router = useRouter();
  const state = useLiveState();
  const wanted = topics.join(' ');

  useEffect(() => {
    watchDesk();
    const look = atMostEvery(() => {
      noteDesk();
      router.refresh();
    });
    const stop = onLiveEvent((event) => {
      if (concerns(event, wanted, id)) look.within(event.calm ? CALM_GAP_MS : GAP_MS);
    });
    if (latestEvents().some((event) => concerns(event, wanted, id))) look.within(GAP_MS);
    return () => {
      stop();
      look.cancel();
    };
  }, [router, wanted, id]);

  useEffect(() => {
    if (state !== 'polling') return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      noteDesk();
      router.refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [router, state]);

  return null;
}

function concerns(event: LiveEvent, wanted: string, id: string | undefined): boolean {
  if (event.topic === 'resync') return true;
  if (id && event.id !== undefined && event.id !== id) return false;
  return wanted
    .split(' ')
    .some((topic) => event.topic === topic || (topic.endsWith('.') && event.topic.startsWith(topic)));
}

/** At once, or at the gap's end; a shorter gap brings a run forward. */
function atMostEvery(run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let last = 0;
  const fire = () => {
    due = Number.POSITIVE_INFINITY;
    last = Date.now();
    run();
  };
  return {
    within: (gapMs: number) => {
      const next = last + gapMs;
      if (next >= due) return;
      due = next;
      clearTimeout(timer);
      timer = setTimeout(fire, Math.max(0, next - Date.now()));
    },
    cancel: () => clearTimeout(timer),
  };
}
