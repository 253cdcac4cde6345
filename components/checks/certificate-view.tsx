import { BadgeCheck, CircleAlert, ListMinus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type Statement, statementsOf } from '#/lib/checks/proof.ts';
import { unshownOf } from '#/lib/checks/unshown.ts';
import type { Certificate, ListCertificate, ListVerdict } from '#/lib/checks/view.ts';
import { cn } from '../ui/class-names.ts';
import { Mark } from '../ui/mark.tsx';
import { TEXT_TONE } from '../ui/meaning.ts';
import { StatusBadge, type StatusLook } from '../ui/status-badge.tsx';

const VERDICT: Record<ListVerdict, StatusLook<ListVerdict>> = {
  whole: { icon: BadgeCheck, meaning: 'well', word: 'whole' },
  short: { icon: CircleAlert, meaning: 'waiting', word: 'short' },
  withheld: { icon: CircleAlert, meaning: 'trouble', word: 'withheld' },
  limited: { icon: CircleAlert, meaning: 'waiting', word: 'limited' },
  unproven: { icon: CircleAlert, meaning: 'waiting', word: 'unproven' },
  not_read: { icon: ListMinus, meaning: 'still', word: 'not_read' },
};

/** Per list: declared, shown, missing, and whether it is whole. */
export function CertificateView({ certificate, notMutual }: { certificate: Certificate; notMutual: number }) {
  const t = useTranslations('checks.certificate');
  const format = useFormatter();
  const at = format.dateTime(new Date(certificate.issuedAt), 'moment');
  const [first, ...more] = statementsOf(certificate, notMutual);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Mark
          mood={certificate.whole ? 'full' : 'calm'}
          className={cn('size-10', TEXT_TONE[certificate.whole ? 'well' : 'waiting'])}
        />
        <div>
          <p className="font-semibold text-lg">{first && <Said statement={first} />}</p>
          <p className="text-ink-faint text-sm">{t('issued', { at })}</p>
        </div>
      </div>
      <dl className="grid gap-px overflow-hidden rounded-md bg-line sm:grid-cols-2">
        {certificate.lists.map((list) => (
          <ListProof key={list.list} list={list} />
        ))}
      </dl>
      {more
        .filter(({ kind }) => kind !== 'unshown')
        .map((statement) => (
          <p key={statement.kind} className={cn('text-pretty', DOUBTS.has(statement.kind) && 'text-waiting')}>
            <Said statement={statement} />
          </p>
        ))}
    </div>
  );
}

const DOUBTS: ReadonlySet<Statement['kind']> = new Set(['unknown', 'may_follow', 'assumed']);

/** What each list hides stands beside the list. */
function Said({ statement }: { statement: Statement }) {
  const t = useTranslations('checks.certificate');
  const format = useFormatter();
  switch (statement.kind) {
    case 'within':
      return t('within', { share: statement.percent / 100 });
    case 'rechecked':
      return t('rechecked', { people: statement.people, since: format.dateTime(statement.since, 'day') });
    case 'assumed': {
      const { people, sampled, riskPercent } = statement;
      return t('assumed', { people, sampled, risk: riskPercent / 100 });
    }
    case 'may_follow':
      return t('mayFollow', { count: statement.names });
    case 'exact':
    case 'whole':
      return t(statement.kind);
    case 'hidden':
    case 'in_part':
    case 'untold':
    case 'not_told':
      return t('notWhole');
    case 'unshown':
      return null;
    default:
      return t(statement.kind, { people: statement.people });
  }
}

function ListProof({ list }: { list: ListCertificate }) {
  const t = useTranslations('checks.certificate');
  const format = useFormatter();
  const [unshown] = unshownOf([list]);
  return (
    <div className="flex flex-col gap-2 bg-sunken p-4">
      <dt className="flex flex-wrap items-center justify-between gap-x-3 font-medium">
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
        {list.verdict === 'unproven' && <p className="mt-1 text-sm">{t('untold')}</p>}
        {unshown && (
          <p className="mt-1 text-sm">
            {t('unshown', { declared: unshown.declared, shown: unshown.shown, missing: unshown.missing })}
            {unshown.setAside > 0 && <> {t('setAside', { count: unshown.setAside })}</>}
          </p>
        )}
        <p className="mt-1 text-ink-faint text-sm">
          {t('how', { pages: list.pages, walks: list.walks, generations: list.generations.length })}
        </p>
      </dd>
    </div>
  );
}
