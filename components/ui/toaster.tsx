'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { isToasterWanted, onSaying } from './say.ts';

const SonnerToaster = dynamic(() => import('./sonner-toaster.tsx'), { ssr: false });

/** Costs nothing until the first answer. */
export function Toaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  const wanted = useSyncExternalStore(onSaying, isToasterWanted, () => false);
  return wanted ? <SonnerToaster theme={theme} /> : null;
}
