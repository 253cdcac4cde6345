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
};

/**
 * A list is whole when it ended by itself with the declared users, less the allowance: totals include deactivated
 * people (docs/facts/addresses.md#rest-lists). @param shortfallPercent rounded up to users.
 */
export function certify(
  readings: readonly ListReading[],
  options: { shortfallPercent: number; at: Date },
): Certificate {
  const lists = readings.map((reading) => certifyList(reading, options.shortfallPercent));
  return {
    whole: lists.length === 2 && lists.every(({ verdict }) => verdict === 'whole'),
    lists,
    tolerancePercent: options.shortfallPercent,
    issuedAt: options.at.toISOString(),
  };
}

function certifyList({ outcome, ...told }: ListReading, shortfallPercent: number): ListCertificate {
  const reading = { ...told, declared: believed(told) };
  const shortBy = Math.max(0, (reading.declared ?? 0) - reading.read);
  return { ...reading, shortBy, verdict: verdictOf({ outcome, ...reading }, shortBy, shortfallPercent) };
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
