import { BadgeCheck, CircleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '../ui/class-names.ts';
import { Mark } from '../ui/mark.tsx';
import { TEXT_TONE } from '../ui/meaning.ts';
import { StatusBadge, type StatusLook } from '../ui/status-badge.tsx';

type ListVerdict = 'whole' | 'short' | 'withheld' | 'limited' | 'unproven';
export type CertificateShown = {
  whole: boolean;
  issuedAt: string;
  lists: {
    list: 'followers' | 'following';
    declared: number | null;
    read: number;
    shortBy: number;
    verdict: ListVerdict;
    walks: number;
    pages: number;
    generations: number[];
  }[];
};

const VERDICT: Record<ListVerdict, StatusLook<ListVerdict>> = {
  whole: { icon: BadgeCheck, meaning: 'well', word: 'whole' },
  short: { icon: CircleAlert, meaning: 'waiting', word: 'short' },
  withheld: { icon: CircleAlert, meaning: 'trouble', word: 'withheld' },
  limited: { icon: CircleAlert, meaning: 'waiting', word: 'limited' },
  unproven: { icon: CircleAlert, meaning: 'waiting', word: 'unproven' },
};

/** The proof that comes with a result: for each list, what was declared, what was read, and whether it is whole. */
export function CertificateView({ certificate }: { certificate: CertificateShown }) {
  const t = useTranslations('checks.certificate');
  const format = useFormatter();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Mark
          mood={certificate.whole ? 'full' : 'calm'}
          className={cn('size-10', TEXT_TONE[certificate.whole ? 'well' : 'waiting'])}
        />
        <div>
          <p className="font-semibold text-lg">{certificate.whole ? t('whole') : t('notWhole')}</p>
          <p className="text-ink-faint text-sm">
            {t('issued', {
              at: format.dateTime(new Date(certificate.issuedAt), { dateStyle: 'medium', timeStyle: 'medium' }),
            })}
          </p>
        </div>
      </div>
      <dl className="grid gap-px overflow-hidden rounded-md bg-line sm:grid-cols-2">
        {certificate.lists.map((list) => (
          <div key={list.list} className="flex flex-col gap-2 bg-sunken p-4">
            <dt className="flex items-center justify-between font-medium">
              {t(list.list)}
              <StatusBadge look={VERDICT[list.verdict]} bare>
                {t(`verdict.${list.verdict}`)}
              </StatusBadge>
            </dt>
            <dd className="tabular">
              <span className="font-semibold text-xl">{format.number(list.read)}</span>
              {list.declared !== null && (
                <span className="text-ink-soft"> {t('of', { declared: format.number(list.declared) })}</span>
              )}
              <p className="mt-1 text-ink-faint text-sm">
                {t('how', { pages: list.pages, walks: list.walks, generations: list.generations.length })}
                {list.shortBy > 0 && <> · {t('shortBy', { count: list.shortBy })}</>}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
