import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { RefreshWhile } from '#/components/live/refresh-while.tsx';
import { BroadcastCard } from '#/components/settings/broadcast-card.tsx';
import { NewBroadcast } from '#/components/settings/new-broadcast.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { listBroadcasts } from '#/lib/views/read-broadcast.ts';
import { draftBroadcastAction, sendBroadcastAction, stopBroadcastAction } from './broadcast-actions.ts';

/** Older ones are told by the HTTP API. */
const SHOWN = 10;

/** Messages to many customers: drafts as customers will see them, and how far those came that are sent. */
export async function Broadcasts() {
  const ctx = await pageContext('broadcast.list');
  const t = await getTranslations('settings.broadcasts');
  const broadcasts = await listBroadcasts(ctx, { limit: SHOWN });
  const isUnderWay = broadcasts.some(({ status, owed }) => status === 'sending' || owed > 0);
  return (
    <section className="flex flex-col gap-4">
      {isUnderWay && <RefreshWhile />}
      <PartHead
        title={t('title')}
        note={t('note')}
        action={ctx.may('broadcast.send') && <NewBroadcast action={draftBroadcastAction} />}
      />
      {broadcasts.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        broadcasts.map((broadcast) => (
          <BroadcastCard
            key={broadcast.id}
            broadcast={broadcast}
            send={sendBroadcastAction.bind(null, broadcast.id)}
            stop={stopBroadcastAction.bind(null, broadcast.id)}
          />
        ))
      )}
    </section>
  );
}
