import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AccountView } from '#/lib/sessions/view.ts';
import { Copyable } from '../ui/copyable.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, PartHead } from '../ui/surface.tsx';

/** Secrets are only said to be set or not. */
export function AccountFacts({ account }: { account: AccountView }) {
  const t = useTranslations('accounts');
  const stored = (is: boolean) => (is ? t('facts.stored') : t('facts.notStored'));
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[2fr_1fr]">
        <section className="flex flex-col gap-4">
          <PartHead title={t('session')} className="min-h-0" />
          <SessionFacts account={account} />
        </section>
        <section className="flex flex-col gap-4 border-line max-lg:border-t max-lg:pt-5 lg:border-l lg:pl-8">
          <PartHead title={t('facts.signsIn')} className="min-h-0" />
          <dl className="flex flex-col gap-2.5">
            <Line word={t('facts.password')}>{stored(account.hasPassword)}</Line>
            <Line word={t('facts.totpSeed')}>{stored(account.hasTotpSeed)}</Line>
            <Line word={t('facts.instagramId')}>
              {account.instagramId ? <Copyable value={account.instagramId} /> : t('none')}
            </Line>
            {account.restsUntil && (
              <Line word={t('facts.rests')}>
                <RelativeTime at={account.restsUntil} />
              </Line>
            )}
          </dl>
        </section>
      </div>
      {account.notes && (
        <dl className="border-line border-t pt-4">
          <Fact word={t('facts.notes')}>
            <p className="max-w-prose whitespace-pre-line text-pretty text-ink-soft">{account.notes}</p>
          </Fact>
        </dl>
      )}
    </div>
  );
}

function SessionFacts({ account: { generation } }: { account: AccountView }) {
  const t = useTranslations('accounts');
  const format = useFormatter();
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      <Fact word={t('facts.age')}>{generation ? <RelativeTime at={generation.bornAt} /> : t('none')}</Fact>
      <Fact word={t('facts.lastGood')}>
        {generation?.lastGoodAt ? <RelativeTime at={generation.lastGoodAt} /> : t('none')}
      </Fact>
      <Fact word={t('facts.requests')}>{generation ? format.number(generation.requests) : t('none')}</Fact>
      <Fact word={t('facts.generation')}>
        {generation ? t('generations.nth', { number: generation.number }) : t('none')}
      </Fact>
      <Fact word={t('facts.source')}>{generation ? t(`generations.sources.${generation.source}`) : t('none')}</Fact>
      <Fact word={t('facts.masked')}>{generation ? <Copyable value={generation.maskedSessionId} /> : t('none')}</Fact>
    </dl>
  );
}

function Line({ word, children }: { word: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-ink-faint text-sm">{word}</dt>
      <dd className="tabular min-w-0 text-right">{children}</dd>
    </div>
  );
}
