import { useFormatter, useTranslations } from 'next-intl';
import type { AuditLine } from '#/lib/operators/view.ts';
import { hasText } from '../ui/has-text.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';

const PAGES: Record<string, (id: string) => string> = {
  account: (id) => `/accounts/${id}`,
  attempt: (id) => `/refreshes/${id}`,
  challenge: (id) => `/codes/${id}`,
  check: (id) => `/checks/${id}`,
  customer: (id) => `/customers/${id}`,
};

export function AuditTable({ lines }: { lines: AuditLine[] }) {
  const t = useTranslations('audit');
  const columns: Column<AuditLine>[] = [
    {
      key: 'at',
      head: t('at'),
      phone: 'first-end',
      className: 'md:w-36',
      cell: ({ at }) => <RelativeTime at={at} className="text-ink-soft" />,
    },
    {
      key: 'actor',
      head: t('actor'),
      phone: 'first',
      cell: ({ actor }) => (
        <span>
          <bdi className="font-medium">{actor.name}</bdi>{' '}
          <span className="text-ink-faint text-sm">{t(`kinds.${actor.kind}`)}</span>
        </span>
      ),
    },
    { key: 'action', head: t('action'), cell: ({ action }) => <Action action={action} /> },
    { key: 'subject', head: t('subject'), phone: 'second', cell: ({ subject }) => <Subject subject={subject} /> },
    {
      key: 'detail',
      head: t('detail'),
      phone: 'hide',
      className: 'max-w-80',
      cell: ({ detail }) => <Details detail={detail} />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

/** A pseudonym is left (lib/privacy/delete-customer.ts). */
const isGone = (id: string) => id.startsWith('deleted:');

function Action({ action }: { action: string }) {
  const t = useTranslations('audit');
  const key = `actions.${action}`;
  return <span title={action}>{hasText(t, key) ? t(key) : action}</span>;
}

/** Leaves out what is unknown. */
function Details({ detail }: { detail: unknown }) {
  const format = useFormatter();
  if (typeof detail !== 'object' || detail === null) return null;
  const shown = Object.entries(detail).filter(([, value]) => value !== null && value !== '');
  const written = (value: unknown) => {
    if (typeof value === 'string' && ISO.test(value)) return format.dateTime(new Date(value), 'minute');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <span className="flex flex-wrap gap-x-3 font-mono text-ink-soft text-xs">
      {shown.map(([name, value]) => (
        <span key={name} className="break-all">
          <span className="text-ink-faint">{name}</span> {written(value)}
        </span>
      ))}
    </span>
  );
}

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function Subject({ subject }: { subject: AuditLine['subject'] }) {
  const t = useTranslations('audit');
  if (!subject) return null;
  const { kind, id } = subject;
  const key = `subjects.${kind}`;
  const word = hasText(t, key) ? t(key) : kind;
  const href = isGone(id) ? undefined : PAGES[kind]?.(id);
  const short = id.length > 12 ? `…${id.slice(-8)}` : id;
  return (
    <span className="whitespace-nowrap">
      {word}{' '}
      {href ? (
        <a href={href} className="font-mono text-accent-text text-sm hover:underline">
          {short}
        </a>
      ) : (
        <span className="font-mono text-ink-soft text-sm">{short}</span>
      )}
    </span>
  );
}
