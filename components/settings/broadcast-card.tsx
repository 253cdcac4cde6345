import { useTranslations } from 'next-intl';
import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import { LANGUAGE_NAMES } from '#/lib/platform/language.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Meter } from '../ui/meter.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { Card } from '../ui/surface.tsx';
import { BROADCAST_STATUS } from './broadcast-status.ts';
import { ChatBubble } from './chat-bubble.tsx';

type BroadcastCardProps = { broadcast: BroadcastView; send: Action; stop: Action };

/** One message to many: what it says, whom it is for, how far it came, and what can be done with it. */
export function BroadcastCard({ broadcast, send, stop }: BroadcastCardProps) {
  const t = useTranslations('settings.broadcasts');
  const { status, html, madeBy, madeAt, recipients } = broadcast;
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusBadge look={BROADCAST_STATUS[status]}>{t(`statuses.${status}`)}</StatusBadge>
        <span className="text-ink-soft text-sm">
          {madeBy} · <RelativeTime at={madeAt} />
        </span>
      </div>
      <ChatBubble text={plainOf(html)} />
      <p className="text-ink-soft text-sm">{whom(broadcast, t)}</p>
      <HowFar broadcast={broadcast} />
      {(status === 'draft' || status === 'sending') && (
        <div className="flex flex-wrap gap-2 max-md:flex-col">
          {status === 'draft' && (
            <Confirm
              trigger={{ word: t('send', { count: recipients }), look: 'primary' }}
              title={t('sendTitle', { count: recipients })}
              consequence={t('sendNote')}
              verb={t('send', { count: recipients })}
              look="primary"
              action={send}
            />
          )}
          <Confirm
            trigger={{ word: t(status === 'draft' ? 'discard' : 'stop') }}
            title={t(status === 'draft' ? 'discardTitle' : 'stopTitle')}
            consequence={t(status === 'draft' ? 'discardNote' : 'stopNote')}
            verb={t(status === 'draft' ? 'discard' : 'stop')}
            action={stop}
          />
        </div>
      )}
    </Card>
  );
}

function HowFar({
  broadcast: { status, recipients, sent, owed, undelivered, uncertain },
}: {
  broadcast: BroadcastView;
}) {
  const t = useTranslations('settings.broadcasts');
  if (status === 'draft') return null;
  const share = recipients === 0 ? 1 : Math.min(1, (sent + undelivered + uncertain) / recipients);
  return (
    <div className="flex flex-col gap-2">
      <Meter share={share} meaning={BROADCAST_STATUS[status].meaning} label={t('progress')} />
      <p className="tabular text-pretty text-sm">{t('howFar', { sent, recipients, owed, undelivered, uncertain })}</p>
    </div>
  );
}

function whom({ segment }: BroadcastView, t: ReturnType<typeof useTranslations<'settings.broadcasts'>>): string {
  const { language, balance, activeWithinDays, quietForDays } = segment;
  const parts = [
    ...(language ? [LANGUAGE_NAMES[language]] : []),
    ...(balance ? [t(balance)] : []),
    ...(activeWithinDays ? [t('active', { count: activeWithinDays })] : []),
    ...(quietForDays ? [t('quiet', { count: quietForDays })] : []),
  ];
  return parts.length === 0 ? t('everybody') : parts.join(' · ');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What Telegram's HTML says, without its marks. */
function plainOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => ENTITIES[name] ?? whole);
}
