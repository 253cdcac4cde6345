import { useFormatter, useTranslations } from 'next-intl';
import type { LedgerEntryView } from '#/lib/billing/view.ts';
import { Link } from '../ui/link.tsx';
import { TEXT_TONE } from '../ui/meaning.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';

/** Newest first. */
export function LedgerTable({ entries }: { entries: LedgerEntryView[] }) {
  const t = useTranslations('customers.ledger');
  const columns: Column<LedgerEntryView>[] = [
    {
      key: 'kind',
      head: t('kind'),
      phone: 'first',
      cell: (row) => <span className="font-medium">{t(`kinds.${row.kind}`)}</span>,
    },
    { key: 'delta', head: t('delta'), numeric: true, phone: 'first-end', cell: (row) => <Delta delta={row.delta} /> },
    { key: 'for', head: t('for'), cell: (row) => <For row={row} /> },
    {
      key: 'at',
      head: t('at'),
      numeric: true,
      phone: 'second-end',
      cell: (row) => <RelativeTime at={row.at} className="text-ink-soft" />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

function Delta({ delta }: { delta: number }) {
  const format = useFormatter();
  const tone = delta > 0 ? TEXT_TONE.well : delta < 0 ? 'text-ink' : 'text-ink-faint';
  return <span className={`tabular font-medium ${tone}`}>{format.number(delta, 'change')}</span>;
}

function For({ row }: { row: LedgerEntryView }) {
  const t = useTranslations('customers.ledger');
  if (row.checkId) {
    return (
      <Link href={`/checks/${row.checkId}`} className="text-accent-text hover:underline">
        {t('theCheck')}
      </Link>
    );
  }
  return <span className="text-ink-soft">{row.note ?? '–'}</span>;
}
