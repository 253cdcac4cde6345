/** What stands above the table of the report. Pure. */
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { mayFollow, type Unshown, unshownOf } from '../unshown.ts';
import type { ReportWords } from './report-words.ts';

/** `share` is 0 to 1. */
export type ReportHead = {
  username: string;
  finishedAt: Date;
  followers: number;
  following: number;
  mutual: number;
  notMutual: number;
  share: number;
  certificate: {
    whole: boolean;
    tolerancePercent?: number | undefined;
    lists: Parameters<typeof unshownOf>[0];
  } | null;
  /** Only those who do not follow back are listed. */
  shortened: boolean;
};

/** A name, its value, and how a number is written. */
export type HeadLine = { name: string; value: string | number | Date; format?: string };

export function headLines(head: ReportHead, words: ReportWords): HeadLine[] {
  const { zone } = words;
  const count = '#,##0';
  const [first = '', ...more] = proof(head, words);
  return [
    {
      name: `${words.made} (${zone.word})`,
      value: new Date(head.finishedAt.getTime() + zone.hours * HOUR_MS),
      format: 'yyyy-mm-dd hh:mm',
    },
    { name: words.followers, value: head.followers, format: count },
    { name: words.following, value: head.following, format: count },
    { name: words.mutual, value: head.mutual, format: count },
    { name: words.notMutual, value: head.notMutual, format: count },
    { name: words.share, value: head.share, format: '0.0%' },
    { name: words.wholeness, value: first },
    ...more.map((value) => ({ name: '', value })),
    ...(head.shortened ? [{ name: '', value: words.shortened }] : []),
  ];
}

/** Where nobody is known to be missing, Instagram only told no totals. */
function notWhole(unshown: readonly Unshown[], words: ReportWords): string {
  return unshown.length > 0 ? words.partial : words.untold;
}

/** Whether the lists are whole and within what, whom Instagram did not show, and what that means for the names below. */
function proof({ certificate, notMutual }: ReportHead, words: ReportWords): string[] {
  const lists = certificate?.lists ?? [];
  const unshown = unshownOf(lists);
  const doubtful = mayFollow(lists, notMutual);
  const whole = unshown.length === 0 ? words.exact : words.within(certificate?.tolerancePercent);
  return [
    certificate?.whole === false ? notWhole(unshown, words) : whole,
    ...unshown.flatMap((list: Unshown) => [
      words.unshown(list),
      ...(list.setAside > 0 ? [words.setAside(list.setAside)] : []),
    ]),
    ...(doubtful > 0 ? [words.mayFollow(doubtful)] : []),
  ];
}
