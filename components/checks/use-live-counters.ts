'use client';

import { useEffect, useState } from 'react';
import { onLiveEvent } from '../live/live-connection.ts';
import type { CheckCounters } from '../live/live-event.ts';

/** The page's own numbers win when further, or when the check does not run. */
export function useLiveCounters(id: string, running: boolean, served: CheckCounters): CheckCounters {
  const [told, setTold] = useState<CheckCounters>();
  useEffect(() => {
    if (!running) return setTold(undefined);
    return onLiveEvent((event) => {
      if (event.topic === 'counters' && event.id === id) setTold(event.counters);
    });
  }, [id, running]);
  return running && told && readOf(told) > readOf(served) ? told : served;
}

const readOf = (counters: CheckCounters) => counters.followersRead + counters.followingRead + counters.lookUps;
