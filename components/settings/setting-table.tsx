import { useLocale, useTranslations } from 'next-intl';
import type { SettingView } from '#/lib/settings/view.ts';
import { Confirm } from '../ui/confirm.tsx';
import type { FormAction } from '../ui/form-dialog.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';
import { ChangeSetting } from './change-setting.tsx';

type SettingActions = { change: FormAction; setBack: Action };
type SettingTableProps = { settings: SettingView[]; actions: (name: string) => SettingActions };

/** What it means, what it is, what it would be by itself, and who changed it last. */
export function SettingTable({ settings, actions }: SettingTableProps) {
  const t = useTranslations('settings.limits');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const columns: Column<SettingView>[] = [
    {
      key: 'name',
      head: t('name'),
      phone: 'first',
      cell: ({ about, name }) => (
        <span className="flex max-w-xl flex-col py-1.5">
          <span className="text-pretty">{about[locale]}</span>
          <span className="font-mono text-ink-faint text-sm">{name}</span>
        </span>
      ),
    },
    {
      key: 'value',
      head: t('value'),
      numeric: true,
      phone: 'first-end',
      cell: ({ value, unit }) => <span className="font-medium">{t(`units.${unit}`, { count: value })}</span>,
    },
    {
      key: 'usual',
      head: t('usual'),
      numeric: true,
      phone: 'hide',
      cell: ({ usual, unit }) => <span className="text-ink-soft">{t(`units.${unit}`, { count: usual })}</span>,
    },
    { key: 'changed', head: t('changedBy'), phone: 'second', cell: ({ changed }) => <ChangedBy changed={changed} /> },
    {
      key: 'actions',
      head: ui('actions'),
      headHidden: true,
      numeric: true,
      phone: 'second-end',
      cell: (setting) => <Actions setting={setting} {...actions(setting.name)} />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={settings} rowKey={({ name }) => name} />;
}

function ChangedBy({ changed }: Pick<SettingView, 'changed'>) {
  const t = useTranslations('settings.limits');
  if (!changed) return <span className="text-ink-faint">{t('never')}</span>;
  return (
    <span className="text-ink-soft">
      <bdi>{changed.by}</bdi> · <RelativeTime at={changed.at} />
    </span>
  );
}

function Actions({ setting, change, setBack }: { setting: SettingView } & SettingActions) {
  const t = useTranslations('settings.limits');
  const { name, unit, usual, value } = setting;
  return (
    <RowActions>
      {value !== usual && (
        <Confirm
          trigger={{ word: t('setBack'), look: 'quiet', size: 'small' }}
          title={t('setBackTitle', { name, value: t(`units.${unit}`, { count: usual }) })}
          consequence={t('setBackNote')}
          verb={t('setBack')}
          look="primary"
          action={setBack}
        />
      )}
      <ChangeSetting setting={setting} action={change} />
    </RowActions>
  );
}
