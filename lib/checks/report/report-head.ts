import { HOUR_MS } from '#/lib/platform/clock.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { Comparison } from '../changes/model.ts';
import { type Statement, statementsOf } from '../proof.ts';
import type { ReportCertificate } from './certificate.ts';
import type { ReportTexts } from './texts.ts';

/** `share` is 0 to 1. */
export type ReportHead = {
  username: string;
  finishedAt: Date;
  /** Null: they were not read. */
  followers: number | null;
  following: number;
  mutual: number;
  notMutual: number;
  /** Followed people of whom nobody could tell. */
  unknown: number;
  /** Of those whose answer is known. */
  share: number;
  certificate: ReportCertificate;
  /** Said in the place of a certificate. */
  proof?: readonly string[];
  /** Null: everybody is listed. */
  shortenedTo: number | null;
  /** Whether it says how each is known: not everybody is by the lists alone. */
  saysHow: boolean;
  /** Whether it says who may stay: the customer's keep-list is not empty. */
  marksKept: boolean;
  /** Null: there was nothing to compare with. */
  comparison: Comparison | null;
};

export type HeadLine = { name: string; value: string | number | Date; format?: string };

/** The lines above the table, in the language of the texts. */
export function headLines(head: ReportHead, t: ReportTexts, language: Language): HeadLine[] {
  const count = '#,##0';
  const [first = '', ...more] = head.proof ?? proof(head, t, language);
  return [
    {
      name: t('made'),
      value: new Date(head.finishedAt.getTime() + Number(t('hoursAheadOfUtc')) * HOUR_MS),
      format: 'yyyy-mm-dd hh:mm',
    },
    ...(head.followers === null ? [] : [{ name: t('followers'), value: head.followers, format: count }]),
    { name: t('following'), value: head.following, format: count },
    { name: t('mutual'), value: head.mutual, format: count },
    { name: t('notMutual'), value: head.notMutual, format: count },
    ...(head.unknown > 0 ? [{ name: t('unknown'), value: head.unknown, format: count }] : []),
    { name: t('share'), value: head.share, format: '0.0%' },
    { name: t('proof'), value: first },
    ...more.map((value) => ({ name: '', value })),
    ...(head.shortenedTo === null ? [] : [{ name: '', value: t('shortened', { most: head.shortenedTo }) }]),
  ];
}

function proof({ certificate, notMutual }: ReportHead, t: ReportTexts, language: Language): string[] {
  return statementsOf(certificate, notMutual).flatMap((statement) => sentences(statement, t, language));
}

function sentences(statement: Statement, t: ReportTexts, language: Language): string[] {
  switch (statement.kind) {
    case 'within':
      return [t('within', { share: statement.percent / 100 })];
    case 'rechecked':
      return [t('rechecked', { people: statement.people, since: figuresIn(language).day(statement.since) })];
    case 'assumed': {
      const { people, sampled, riskPercent } = statement;
      return [t('assumed', { people, sampled, risk: riskPercent / 100 })];
    }
    case 'unshown': {
      const { list, declared, shown, missing, setAside } = statement;
      const said = t('unshown', { list: t(list), declared, shown, missing });
      return setAside > 0 ? [said, t('setAside', { count: setAside })] : [said];
    }
    case 'may_follow':
      return [t('mayFollow', { count: statement.names })];
    case 'exact':
    case 'whole':
    case 'hidden':
    case 'in_part':
    case 'untold':
    case 'not_told':
      return [t(`statement.${statement.kind}`)];
    default:
      return [t(`statement.${statement.kind}`, { people: statement.people })];
  }
}
