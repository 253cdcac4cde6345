import { KeyRound, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { type Meaning, TEXT_TONE } from '../ui/meaning.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

/** One thing that only a person can solve. */
export type Need = {
  id: string;
  kind: 'code' | 'blocked' | 'signed_out';
  username: string;
  since: Date;
  waiting: number;
  href: string;
  because?: string;
};

const LOOK: Record<Need['kind'], { icon: typeof KeyRound; meaning: Meaning }> = {
  code: { icon: KeyRound, meaning: 'waiting' },
  blocked: { icon: ShieldAlert, meaning: 'trouble' },
  signed_out: { icon: TriangleAlert, meaning: 'trouble' },
};

/** What waits for a person: one sentence, since when, one button each; one quiet line when nothing does. */
export function NeedsYou({ needs }: { needs: Need[] }) {
  const t = useTranslations('overview.needs');
  if (needs.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-soft">
        <span aria-hidden="true" className="size-2 rounded-full bg-well-solid" />
        {t('nothing')}
      </p>
    );
  }
  return (
    <section aria-label={t('title')} className="overflow-clip rounded-lg border border-waiting-line bg-waiting-soft">
      <ul className="divide-y divide-waiting-line">
        {needs.map((need) => {
          const { icon: Icon, meaning } = LOOK[need.kind];
          return (
            <li key={need.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
              <Icon aria-hidden="true" className={cn('size-5 shrink-0', TEXT_TONE[meaning])} />
              <p className="min-w-0 flex-1 basis-56 text-pretty">
                <span className="font-medium">{t(need.kind, { username: need.username })}</span>{' '}
                <span className="text-ink-soft">
                  {need.waiting > 0 && <>{t('waiting', { count: need.waiting })} · </>}
                  <RelativeTime at={need.since} />
                </span>
              </p>
              <ButtonLink href={need.href} look={need.kind === 'code' ? 'primary' : 'plain'} className="max-md:w-full">
                {t(`solve.${need.kind}`)}
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
