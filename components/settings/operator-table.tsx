import { Ban, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OperatorView } from '#/lib/operators/view.ts';
import { Confirm } from '../ui/confirm.tsx';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import type { Action, Outcome } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge, type StatusLook } from '../ui/status-badge.tsx';
import { ACTIONS, type Column, RowActions, Table } from '../ui/table.tsx';
import { ChangeOperator, ResetPassword } from './operator-forms.tsx';

type OperatorRow = OperatorView & { hasFactor: boolean };

type OperatorActions = {
  change: FormAction;
  reset: (form: FormData) => Promise<Outcome<string>>;
  signOut: Action;
  resetFactors: FormAction;
  unlink: Action;
};

type Access = 'open' | 'disabled';
const ACCESS: Record<Access, StatusLook<Access>> = {
  open: { icon: CircleCheck, meaning: 'well', word: 'open' },
  disabled: { icon: Ban, meaning: 'still', word: 'disabled' },
};

type OperatorTableProps = {
  operators: OperatorRow[];
  /** One's own role is others' to change. */
  self: string;
  actions: (id: string) => OperatorActions;
};

export function OperatorTable({ operators, self, actions }: OperatorTableProps) {
  const t = useTranslations('settings.operators');
  const factor = useTranslations('factor');
  const frame = useTranslations('frame');
  const ui = useTranslations('ui');
  const columns: Column<OperatorRow>[] = [
    {
      key: 'state',
      head: t('state'),
      phone: 'first-end',
      cell: ({ disabledAt }) => <AccessBadge access={disabledAt ? 'disabled' : 'open'} />,
    },
    {
      key: 'name',
      head: t('name'),
      phone: 'first',
      cell: ({ id, name }) => (
        <span className="font-medium">
          {name} {id === self && <span className="font-normal text-ink-faint text-sm">{t('you')}</span>}
        </span>
      ),
    },
    { key: 'email', head: t('email'), cell: ({ email }) => <span className="break-all text-ink-soft">{email}</span> },
    {
      key: 'role',
      head: t('role'),
      phone: 'hide',
      cell: ({ role }) => <span className="text-ink-soft">{frame(`role.${role}`)}</span>,
    },
    {
      key: 'factor',
      head: factor('column'),
      phone: 'hide',
      cell: ({ hasFactor }) => <span className="text-ink-soft">{factor(hasFactor ? 'has' : 'hasNot')}</span>,
    },
    {
      key: 'since',
      head: t('since'),
      numeric: true,
      phone: 'hide',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} className="text-ink-soft" />,
    },
    {
      ...ACTIONS,
      head: ui('actions'),
      cell: (operator) =>
        operator.id !== self && (
          <RowActions>
            <Actions operator={operator} actions={actions(operator.id)} />
          </RowActions>
        ),
    },
  ];
  return <Table label={t('title')} columns={columns} rows={operators} rowKey={({ id }) => id} />;
}

function AccessBadge({ access }: { access: Access }) {
  const t = useTranslations('settings.operators.access');
  return (
    <StatusBadge look={ACCESS[access]} bare>
      {t(access)}
    </StatusBadge>
  );
}

function Actions({ operator, actions }: { operator: OperatorRow; actions: OperatorActions }) {
  const t = useTranslations('settings.operators');
  const factor = useTranslations('factor');
  const { name, role, disabledAt, telegramId, hasFactor } = operator;
  return (
    <span className="flex flex-wrap justify-end">
      {telegramId !== null && (
        <Confirm
          trigger={{ word: t('unlink'), look: 'quiet', size: 'small' }}
          title={t('unlinkTitle', { name })}
          consequence={t('unlinkNote')}
          verb={t('unlink')}
          action={actions.unlink}
        />
      )}
      <Confirm
        trigger={{ word: t('signOut'), look: 'quiet', size: 'small' }}
        title={t('signOutTitle', { name })}
        consequence={t('signOutNote')}
        verb={t('signOut')}
        action={actions.signOut}
      />
      {hasFactor && (
        <FormDialog
          trigger={{ word: factor('reset'), look: 'quiet', size: 'small' }}
          title={factor('resetTitle', { name })}
          note={factor('resetNote', { name })}
          verb={factor('reset')}
          look="danger"
          action={actions.resetFactors}
        />
      )}
      <ResetPassword name={name} action={actions.reset} />
      <ChangeOperator operator={{ name, role, disabledAt }} action={actions.change} />
    </span>
  );
}
