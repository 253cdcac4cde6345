import { HOUR_MS } from '#/lib/platform/clock.ts';
import { mayFollow, type Unshown, unshownOf } from '../unshown.ts';
import type { ReportCertificate } from './certificate.ts';
import type { ReportTexts } from './texts.ts';

/** `share` is 0 to 1. */
export type ReportHead = {
  username: string;
  finishedAt: Date;
  followers: number;
  following: number;
  mutual: number;
  notMutual: number;
  share: number;
  certificate: ReportCertificate;
  /** Said in the place of a certificate. */
  proof?: readonly string[];
  /** Null: everybody is listed. */
  shortenedTo: number | null;
};

export type HeadLine = { name: string; value: string | number | Date; format?: string };

/** The lines above the table, in the language of the texts. */
export function headLines(head: ReportHead, t: ReportTexts): HeadLine[] {
  const count = '#,##0';
  const [first = '', ...more] = head.proof ?? proof(head, t);
  return [
    {
      name: t('made'),
      value: new Date(head.finishedAt.getTime() + Number(t('hoursAheadOfUtc')) * HOUR_MS),
      format: 'yyyy-mm-dd hh:mm',
    },
    { name: t('followers'), value: head.followers, format: count },
    { name: t('following'), value: head.following, format: count },
    { name: t('mutual'), value: head.mutual, format: count },
    { name: t('notMutual'), value: head.notMutual, format: count },
    { name: t('share'), value: head.share, format: '0.0%' },
    { name: t('proof'), value: first },
    ...more.map((value) => ({ name: '', value })),
    ...(head.shortenedTo === null ? [] : [{ name: '', value: t('shortened', { most: head.shortenedTo }) }]),
  ];
}

function proof({ certificate, notMutual }: ReportHead, t: ReportTexts): string[] {
  const lists = certificate?.lists ?? [];
  const unshown = unshownOf(lists);
  const doubtful = mayFollow(lists, notMutual);
  return [
    wholeness(certificate, unshown, t),
    ...unshown.flatMap(({ list, declared, shown, missing, setAside }) => [
      t('unshown', { list: t(list), declared, shown, missing }),
      ...(setAside > 0 ? [t('setAside', { count: setAside })] : []),
    ]),
    ...(doubtful > 0 ? [t('mayFollow', { count: doubtful })] : []),
  ];
}

function wholeness(certificate: ReportHead['certificate'], unshown: readonly Unshown[], t: ReportTexts): string {
  if (certificate?.whole === false) return unshown.length > 0 ? t('partial') : t('untold');
  if (unshown.length === 0) return t('exact');
  const percent = certificate?.tolerancePercent;
  return percent === undefined ? t('whole') : t('within', { share: percent / 100 });
}
