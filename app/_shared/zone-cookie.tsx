'use client';

import { useRouter } from 'next/navigation';
import { useTimeZone } from 'next-intl';
import { useEffect } from 'react';
import { PREFERENCE_SECONDS } from './preference-values.ts';

/** Tells the server this machine's zone, once. */
export function ZoneCookie() {
  const router = useRouter();
  const known = useTimeZone();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === known) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent on plain http
    document.cookie = `zone=${zone}; path=/; max-age=${PREFERENCE_SECONDS}; samesite=lax`;
    router.refresh();
  }, [known, router]);
  return null;
}
