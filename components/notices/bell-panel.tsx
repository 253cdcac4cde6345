'use client';

import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { onLiveEvent, useLiveState } from '../live/live-connection.ts';
import { buttonStyle } from '../ui/button.tsx';
import { useFocusReturn } from '../ui/focus-return.ts';
import { BellLines } from './bell-lines.tsx';
import type { BellLine } from './bell-notice.ts';

const POLL_MS = 5000;
const client = new QueryClient({ defaultOptions: { queries: { retry: 1, retryDelay: 500 } } });

type BellPanelProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Milliseconds. */
  seen: number;
  onSeen: (newest: number) => void;
};

/** A sheet on phones, else a card; loaded when reached for. */
export default function BellPanel(props: BellPanelProps) {
  const t = useTranslations('bell');
  const ui = useTranslations('ui');
  const focus = useFocusReturn();
  return (
    <QueryClientProvider client={client}>
      <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
        <Dialog.Portal>
          <Dialog.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in max-md:bg-veil" />
          <Dialog.Content
            {...focus}
            aria-describedby={undefined}
            className="fade-in-0 max-md:slide-in-from-bottom-8 md:slide-in-from-top-2 fixed z-50 flex animate-in flex-col overflow-hidden border border-line bg-raised shadow-float duration-200 max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[85dvh] max-md:rounded-t-lg max-md:pb-[env(safe-area-inset-bottom)] md:top-13 md:right-6 md:max-h-[70dvh] md:w-96 md:rounded-lg"
          >
            <div className="flex items-center justify-between border-line border-b py-2 pr-2 pl-4">
              <Dialog.Title className="text-lg">{t('title')}</Dialog.Title>
              <Dialog.Close aria-label={ui('close')} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
                <X />
              </Dialog.Close>
            </div>
            <Notices {...props} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </QueryClientProvider>
  );
}

function Notices({ seen, onSeen, onOpenChange }: BellPanelProps) {
  const locale = useLocale();
  const queries = useQueryClient();
  const polling = useLiveState() === 'polling';
  const { data, isPending, isError, isFetching, refetch } = useQuery({
    queryKey: ['bell', locale],
    queryFn: ({ signal }) => readBell(signal),
    refetchInterval: polling ? POLL_MS : false,
  });
  const [seenBefore] = useState(seen);
  const newest = data?.[0] ? Date.parse(data[0].at) : 0;

  useEffect(
    () =>
      onLiveEvent(({ topic }) => {
        if (topic === 'notice' || topic === 'resync') void queries.invalidateQueries({ queryKey: ['bell'] });
      }),
    [queries],
  );
  useEffect(() => {
    if (newest > 0) onSeen(newest);
  }, [newest, onSeen]);

  return (
    <BellLines
      lines={data}
      state={isPending ? 'loading' : isError && !data ? 'failed' : 'read'}
      seen={seenBefore}
      trying={isFetching}
      onRetry={() => void refetch()}
      onGone={() => onOpenChange(false)}
    />
  );
}

async function readBell(signal: AbortSignal): Promise<BellLine[]> {
  const answer = await fetch('/api/bell', { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The notices were answered with ${answer.status}.`);
  const { notices }: { notices: BellLine[] } = await answer.json();
  return notices;
}
