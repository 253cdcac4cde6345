/** What a certificate says, statement by statement, for everybody who puts it into words. Pure. */
import { type CertifiedList, isOlder, mayFollow, readsFollowers, type Unshown, unshownOf } from './unshown.ts';
import type { Certificate } from './view.ts';

/** What is told of a certificate; older ones lack what is optional. */
export type Proven = Omit<Certificate, 'lists' | 'issuedAt'> & { lists: readonly CertifiedList[] };

/**
 * Why a result is not whole. `not_told`: of some people nobody can tell. `in_part`: somebody who is followed was not
 * shown. `hidden`: an older check, in which nobody was asked for. `untold`: Instagram told no total, or one that proves
 * nothing.
 */
export type NotWhole = 'not_told' | 'in_part' | 'hidden' | 'untold';

export type Statement =
  /** The first one: how far the result is proven. */
  | { kind: 'exact' | 'whole' | NotWhole }
  | { kind: 'within'; percent: number }
  /** The followers were not read: it was asked for each of so many. */
  | { kind: 'asked_each'; people: number }
  /** The list of followers proves nothing, but so many are followed and all of them are on it. */
  | { kind: 'all_listed'; people: number }
  /** It was asked for each of so many, who are on no page of followers. */
  | { kind: 'asked_suspects'; people: number }
  /** It was asked for so many at all. */
  | { kind: 'asked'; people: number }
  | { kind: 'rechecked'; people: number; since: Date }
  | { kind: 'assumed'; people: number; sampled: number; riskPercent: number }
  /** On no page of followers, and do follow. */
  | { kind: 'corrected'; people: number }
  | { kind: 'unknown'; people: number }
  | ({ kind: 'unshown' } & Unshown)
  | { kind: 'may_follow'; names: number };

/** How a result is known, the most important first. @param notMutual how many do not follow back. */
export function statementsOf(certificate: Proven | null, notMutual: number): Statement[] {
  if (!certificate) return [{ kind: 'exact' }];
  const names = mayFollow(certificate, notMutual);
  return [
    ...headline(certificate),
    ...assumed(certificate),
    ...some('corrected', readsFollowers(certificate) ? certificate.corrected : 0),
    ...some('unknown', certificate.unknown),
    ...unshownOf(certificate.lists).flatMap((unshown) => hidden(unshown, unshown.list === 'followers' ? names : 0)),
  ];
}

function hidden(unshown: Unshown, names: number): Statement[] {
  return [{ kind: 'unshown', ...unshown }, ...(names > 0 ? [{ kind: 'may_follow' as const, names }] : [])];
}

function some<K extends 'corrected' | 'unknown' | 'asked'>(kind: K, people = 0): { kind: K; people: number }[] {
  return people > 0 ? [{ kind, people }] : [];
}

function headline(certificate: Proven): Statement[] {
  if (certificate.whole) return proven(certificate);
  return [{ kind: whyNotWhole(certificate) }, ...some('asked', certificate.asked)];
}

/** Why a result that is not whole is not. */
export function whyNotWhole(certificate: Proven): NotWhole {
  if (certificate.unknown) return 'not_told';
  const isWithheld = certificate.lists.some(({ verdict }) => verdict === 'withheld');
  if (unshownOf(certificate.lists).length === 0 && !isWithheld) return 'untold';
  return isOlder(certificate) ? 'hidden' : 'in_part';
}

/** What carries a whole result: the lists, or what was asked. */
function proven(certificate: Proven): Statement[] {
  const { strategy, secondLook, since, asked: people = 0, lists, tolerancePercent: percent } = certificate;
  if (strategy === 'recheck' && since) return [{ kind: 'rechecked', people, since: new Date(since) }];
  if (!readsFollowers(certificate)) return [{ kind: 'asked_each', people }];
  const asked: Statement[] = secondLook && people > 0 ? [{ kind: 'asked_suspects', people }] : [];
  const areWhole = lists.every(({ verdict = 'whole' }) => verdict === 'whole'); // older ones name no verdict
  if (areWhole && unshownOf(lists).length === 0) return [{ kind: 'exact' }, ...asked];
  if (asked.length > 0) return asked;
  if (!areWhole) return [{ kind: 'all_listed', people: followedIn(lists) }];
  return [percent === undefined ? { kind: 'whole' } : { kind: 'within', percent }];
}

function followedIn(lists: readonly CertifiedList[]): number {
  return lists.find(({ list }) => list === 'following')?.read ?? 0;
}

function assumed({ assumed: taken }: Proven): Statement[] {
  return taken && taken.people > 0 ? [{ kind: 'assumed', ...taken }] : [];
}
