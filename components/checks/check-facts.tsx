import { useFormatter, useTranslations } from 'next-intl';
import type { CheckView } from '#/lib/checks/view.ts';
import { Copyable } from '../ui/copyable.tsx';
import { Elapsed } from '../ui/elapsed.tsx';
import { Link } from '../ui/link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, Facts } from '../ui/surface.tsx';

export function CheckFacts({ check }: { check: CheckView }) {
  const t = useTranslations('checks');
  const format = useFormatter();
  const count = (value: number | null) => (value === null ? '–' : format.number(value));
  return (
    <Facts className="border-line border-t pt-5 lg:grid-cols-4 xl:grid-cols-8">
      <Fact word={t('facts.customer')}>
        <Link href={`/customers/${check.customerId}`} className="text-accent-text hover:underline">
          <bdi>{check.customerName}</bdi>
        </Link>
      </Fact>
      <Fact word={t('facts.asked')}>
        <RelativeTime at={check.requestedAt} />
      </Fact>
      <Fact word={t(check.finishedAt ? 'facts.took' : 'facts.takes')}>
        {check.startedAt ? <Elapsed from={check.startedAt} until={check.finishedAt} /> : '–'}
      </Fact>
      <Fact word={t('facts.pages')}>{format.number(check.pages)}</Fact>
      <Fact word={t('mutual')}>{count(check.mutualCount)}</Fact>
      <Fact word={t('notMutual')}>{count(check.notMutualCount)}</Fact>
      <Fact word={t('unknown')}>{count(check.unknownCount)}</Fact>
      <Fact word={t('facts.instagramId')}>
        {check.targetId === null ? '–' : <Copyable value={String(check.targetId)} />}
      </Fact>
    </Facts>
  );
}
