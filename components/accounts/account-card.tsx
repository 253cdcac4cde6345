import { Bot, ShieldAlert, UserRound } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AccountView } from '#/lib/sessions/view.ts';
import { AttemptWord } from '../refresh/attempt-badge.tsx';
import { cn } from '../ui/class-names.ts';
import { Link } from '../ui/link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Card, Fact } from '../ui/surface.tsx';
import { HealthBadge } from './health-badge.tsx';
import { problemOf } from './problem.ts';

/** An account at a glance. */
export function AccountCard({ account, action }: { account: AccountView; action?: ReactNode }) {
  const t = useTranslations('accounts');
  const format = useFormatter();
  const { generation } = account;
  return (
    <Card
      aria-label={`@${account.username}`}
      className="relative flex flex-col gap-4 p-4 transition-colors hover:border-line-strong"
    >
      <div className="flex items-center justify-between gap-3">
        <h2 className="min-w-0 truncate text-lg">
          <Link href={`/accounts/${account.id}`} className="after:absolute after:inset-0 after:rounded-lg">
            @{account.username}
          </Link>
        </h2>
        <HealthBadge account={account} />
      </div>
      <dl className="grid grid-cols-3 gap-4">
        <Fact word={t('sessionAge')}>
          {generation ? (
            <span className="relative z-[1]">
              <RelativeTime at={generation.bornAt} />
            </span>
          ) : (
            t('none')
          )}
        </Fact>
        <Fact word={t('requests')}>{generation ? format.number(generation.requests) : t('none')}</Fact>
        <Fact word={t('checksNow')}>
          {t('checksNowValue', { running: account.runningChecks, waiting: account.waitingChecks })}
        </Fact>
      </dl>
      <div className="mt-auto flex flex-col gap-3">
        <Alone account={account} />
        <div className="flex min-h-8 items-center justify-between gap-3 border-line border-t pt-3">
          <p className="min-w-0 truncate text-ink-faint text-sm">
            {account.lastAttempt ? (
              <>
                <span className={action ? 'sr-only' : 'max-sm:sr-only'}>{t('lastRefresh')}</span>{' '}
                <AttemptWord attempt={account.lastAttempt} />
                {account.lastAttempt.endedAt && (
                  <span className="relative z-[1]">
                    {' · '}
                    <RelativeTime at={account.lastAttempt.endedAt} />
                  </span>
                )}
              </>
            ) : (
              t('neverRefreshed')
            )}
          </p>
          {action && <span className="relative z-[1] shrink-0">{action}</span>}
        </div>
      </div>
    </Card>
  );
}

/** Whether it renews its session alone, or why not; the cause if it stopped. */
export function Alone({ account, className }: { account: AccountView; className?: string }) {
  const t = useTranslations('accounts');
  const { autoRefresh, username } = account;
  const trouble = problemOf(account);
  if (trouble)
    return (
      <p className={cn('flex items-start gap-2 text-pretty text-sm text-trouble', className)}>
        <ShieldAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
        {t(`trouble.${trouble.cause}`, { username })}
      </p>
    );
  const asks = account.health === 'code_wanted';
  const Icon = autoRefresh.possible && !asks ? Bot : UserRound;
  const quiet = autoRefresh.possible ? !asks : autoRefresh.reason === 'paused' || autoRefresh.reason === 'retired';
  return (
    <p
      className={cn('flex items-start gap-2 text-pretty text-sm', quiet ? 'text-ink-soft' : 'text-waiting', className)}
    >
      <Icon aria-hidden="true" className="mt-px size-4 shrink-0" />
      {asks ? t('alone.code_wanted') : autoRefresh.possible ? t('alone.yes') : t(`alone.${autoRefresh.reason}`)}
    </p>
  );
}
