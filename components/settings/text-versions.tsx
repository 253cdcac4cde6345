import { useLocale, useTranslations } from 'next-intl';
import type { PublishedTextView } from '#/lib/customers/texts/view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Card } from '../ui/surface.tsx';
import { ChatBubble } from './chat-bubble.tsx';

/** The newest version open, the ones before folded. */
export function TextVersions({ versions }: { versions: PublishedTextView[] }) {
  const t = useTranslations('settings.bot');
  const locale = useLocale();
  if (versions.length === 0) return <EmptyState>{t('unpublished')}</EmptyState>;
  return (
    <Card className="divide-y divide-line">
      {versions.map((text, place) => (
        <details key={text.version} open={place === 0} className="group px-5 py-3">
          <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{t('version', { version: text.version })}</span>
            <span className="text-ink-soft text-sm">
              {text.publishedBy} · <RelativeTime at={text.publishedAt} />
            </span>
          </summary>
          <div className="pt-2 pb-1">
            <ChatBubble text={text[locale]} />
          </div>
        </details>
      ))}
    </Card>
  );
}
