import { Ban, CircleCheck, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { TokenView } from '#/lib/operators/tokens/view.ts';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge, type StatusLook } from '../ui/status-badge.tsx';
import { ACTIONS, type Column, RowActions, Table } from '../ui/table.tsx';

type TokenState = 'valid' | 'revoked' | 'expired';
const STATE: Record<TokenState, StatusLook<TokenState>> = {
  valid: { icon: CircleCheck, meaning: 'well', word: 'valid' },
  revoked: { icon: Ban, meaning: 'still', word: 'revoked' },
  expired: { icon: Hourglass, meaning: 'still', word: 'expired' },
};

type TokenTableProps = { tokens: TokenView[]; now: Date; revoke: (id: string) => Action };

/** Names, never tokens. */
export function TokenTable({ tokens, now, revoke }: TokenTableProps) {
  const t = useTranslations('settings');
  const frame = useTranslations('frame');
  const ui = useTranslations('ui');
  const when = (at: Date | null) =>
    at ? <RelativeTime at={at} className="text-ink-soft" /> : <span className="text-ink-faint">{t('tokenNever')}</span>;
  const columns: Column<TokenView>[] = [
    {
      key: 'state',
      head: t('tokenState'),
      phone: 'first-end',
      cell: (token) => <StateBadge state={stateOf(token, now)} />,
    },
    {
      key: 'name',
      head: t('tokenName'),
      phone: 'first',
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      key: 'prefix',
      head: t('tokenPrefix'),
      cell: ({ prefix }) => <span className="font-mono text-ink-soft text-sm">{prefix}…</span>,
    },
    {
      key: 'role',
      head: t('tokenRole'),
      cell: ({ role }) => <span className="text-ink-soft">{frame(`role.${role}`)}</span>,
    },
    { key: 'used', head: t('tokenUsed'), numeric: true, phone: 'hide', cell: ({ lastUsedAt }) => when(lastUsedAt) },
    { key: 'ends', head: t('tokenEnds'), numeric: true, phone: 'hide', cell: ({ expiresAt }) => when(expiresAt) },
    {
      ...ACTIONS,
      head: ui('actions'),
      cell: (token) =>
        stateOf(token, now) === 'valid' && (
          <RowActions>
            <Confirm
              trigger={{ word: t('tokenRevoke'), look: 'quiet', size: 'small' }}
              title={t('tokenRevokeTitle', { name: token.name })}
              consequence={t('tokenRevokeNote')}
              verb={t('tokenRevoke')}
              action={revoke(token.id)}
            />
          </RowActions>
        ),
    },
  ];
  return <Table label={t('tokens')} columns={columns} rows={tokens} rowKey={({ id }) => id} />;
}

function StateBadge({ state }: { state: TokenState }) {
  const t = useTranslations('settings.tokenStates');
  return (
    <StatusBadge look={STATE[state]} bare>
      {t(state)}
    </StatusBadge>
  );
}

function stateOf({ revokedAt, expiresAt }: TokenView, now: Date): TokenState {
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'valid';
}
