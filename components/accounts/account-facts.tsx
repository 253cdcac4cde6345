import { useFormatter, useTranslations } from 'next-intl';
import { Copyable } from '../ui/copyable.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, Facts } from '../ui/surface.tsx';
import type { AccountShown } from './account-status.ts';

/** What is known of an account and its session. Secrets are only said to be there or not. */
export function AccountFacts({ account, instagramId }: { account: AccountShown; instagramId: string | null }) {
  const t = useTranslations('accounts');
  const format = useFormatter();
  const { generation } = account;
  const stored = (is: boolean) => (is ? t('facts.stored') : t('facts.notStored'));
  return (
    <Facts>
      <Fact word={t('facts.generation')}>
        {generation ? t('generations.nth', { number: generation.number }) : t('none')}
      </Fact>
      <Fact word={t('facts.age')}>{generation ? <RelativeTime at={generation.bornAt} /> : t('none')}</Fact>
      <Fact word={t('facts.lastGood')}>
        {generation?.lastGoodAt ? <RelativeTime at={generation.lastGoodAt} /> : t('none')}
      </Fact>
      <Fact word={t('facts.requests')}>{generation ? format.number(generation.requests) : t('none')}</Fact>
      <Fact word={t('facts.source')}>{generation ? t(`generations.sources.${generation.source}`) : t('none')}</Fact>
      <Fact word={t('facts.masked')}>{generation ? <Copyable value={generation.maskedSessionId} /> : t('none')}</Fact>
      <Fact word={t('facts.instagramId')}>{instagramId ? <Copyable value={instagramId} /> : t('none')}</Fact>
      {account.restsUntil && (
        <Fact word={t('facts.rests')}>
          <RelativeTime at={account.restsUntil} />
        </Fact>
      )}
      <Fact word={t('facts.password')}>{stored(account.hasPassword)}</Fact>
      <Fact word={t('facts.totpSeed')}>{stored(account.hasTotpSeed)}</Fact>
      {account.notes && (
        <Fact word={t('facts.notes')} className="col-span-full">
          {account.notes}
        </Fact>
      )}
    </Facts>
  );
}
