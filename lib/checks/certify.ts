import type { ListName } from '#/lib/instagram/model.ts';
import type { ListOutcome } from './model.ts';
import type { Certificate, ListCertificate, ListVerdict } from './view.ts';

export type ListReading = {
  list: ListName;
  outcome: ListOutcome | null;
  declared: number | null;
  read: number;
  walks: number;
  pages: number;
  generations: number[];
  setAside: number;
  /** The plan does not read it, and it did not end by itself. */
  isNotRead?: boolean;
};

/** What was asked beside the lists. */
export type AskedFacts = Pick<
  Certificate,
  'strategy' | 'asked' | 'corrected' | 'unknown' | 'secondLook' | 'since' | 'assumed'
>;

/**
 * A result is whole when the list of followed people is, and everybody on it has an answer, whatever the list of
 * followers showed. @param asked `unknown` counts those without an answer.
 */
export function certify(
  lists: readonly ListCertificate[],
  asked: AskedFacts,
  options: { shortfallPercent: number; at: Date },
): Certificate {
  const following = lists.find(({ list }) => list === 'following');
  return {
    whole: following?.verdict === 'whole' && asked.unknown === 0,
    lists: [...lists],
    ...asked,
    tolerancePercent: options.shortfallPercent,
    issuedAt: options.at.toISOString(),
  };
}

/**
 * A list is whole when it ended by itself with the declared users, less the allowance: totals include deactivated
 * people (docs/facts/addresses.md#rest-lists). @param shortfallPercent rounded up to users.
 */
export function certifyList({ outcome, ...told }: ListReading, shortfallPercent: number): ListCertificate {
  const reading = { ...told, declared: believed(told) };
  const shortBy = Math.max(0, (reading.declared ?? 0) - reading.read);
  if (told.isNotRead) return withVerdict(reading, 0, 'not_read');
  return withVerdict(reading, shortBy, verdictOf({ outcome, ...reading }, shortBy, shortfallPercent));
}

function withVerdict(
  { isNotRead: _, ...reading }: Omit<ListReading, 'outcome'>,
  shortBy: number,
  verdict: ListVerdict,
): ListCertificate {
  return { ...reading, shortBy, verdict };
}

/** Whether everybody who is not on this list is surely not in it: nobody is missing. */
export function isExact({ verdict, shortBy, setAside = 0 }: ListCertificate): boolean {
  return verdict === 'whole' && shortBy === 0 && setAside === 0;
}

/** "Nobody" is no total once somebody was shown. */
function believed({ declared, read }: Pick<ListReading, 'declared' | 'read'>): number | null {
  return declared === 0 && read > 0 ? null : declared;
}

function verdictOf({ outcome, declared, read }: ListReading, shortBy: number, shortfallPercent: number): ListVerdict {
  if (outcome === 'withheld' || (read === 0 && (declared ?? 0) > 0)) return 'withheld';
  const allowed = Math.ceil(((declared ?? 0) * shortfallPercent) / 100);
  // Instagram flags whole lists as limited too
  if (shortBy > allowed) return outcome === 'limited' ? 'limited' : 'short';
  if (declared === null) return outcome === 'limited' ? 'limited' : outcome === 'ended' ? 'unproven' : 'short';
  if (outcome !== 'stuck') return 'whole';
  // without an end, only a matching total counts
  return shortBy > 0 || read === 0 ? 'short' : read > declared ? 'unproven' : 'whole';
}
