/** Which texts say what a completed check brought, and how that is known. Pure. */
import { type NotWhole, type Statement, statementsOf, whyNotWhole } from '#/lib/checks/proof.ts';
import { isOlder, readsFollowers, unshownOf } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { type Part, part } from './part.ts';

/** Totals of a completed check; where it is not whole, what is missing and that it cost nothing. */
export function summaryWords(check: CheckView): Part[] {
  const { certificate } = check;
  const counts = countsOf(check);
  const facts = { followersKnown: followersKnown(check) };
  if (!isWhole(check)) return partial(check, { facts, counts });
  const share = figuresIn(check.language).percent(counts.following === 0 ? 0 : counts.mutual / counts.following);
  return [part('summary', facts, { ...counts, share }), ...(certificate ? proofWords(check) : [])];
}

function partial(check: CheckView, { facts, counts }: { facts: Part['facts']; counts: Part['figures'] }): Part[] {
  const why = whyPartial(check);
  if (!check.certificate || isOlder(check.certificate)) return [part('summary-partial', { why }, counts)];
  return [part('summary-some', { ...facts, why }, counts), ...proofWords(check)];
}

/** How the result is known. What the totals say already is left out. */
function proofWords({ certificate, notMutualCount, language }: CheckView): Part[] {
  return statementsOf(certificate, notMutualCount ?? 0).flatMap((statement) => statementWords(statement, language));
}

function statementWords(statement: Statement, language: CheckView['language']): Part[] {
  const { percent, day } = figuresIn(language);
  switch (statement.kind) {
    case 'exact':
      return [part('summary-exact', {})];
    case 'within':
      return [part('summary-within', {}, { share: percent(statement.percent / 100) })];
    case 'rechecked':
      return [part('summary-rechecked', { day: day(statement.since) }, { people: statement.people })];
    case 'assumed': {
      const { people, sampled, riskPercent } = statement;
      return [{ ...part('summary-assumed', {}, { people, sampled, risk: percent(riskPercent / 100) }), goesOn: true }];
    }
    case 'asked_each':
    case 'all_listed':
    case 'asked_suspects':
    case 'asked':
    case 'corrected':
      return [part('summary-asked', { what: statement.kind }, { people: statement.people })];
    case 'unshown': {
      const { list, declared, shown: read, missing } = statement;
      return [part('summary-unshown', { list }, { declared, read, missing })];
    }
    case 'may_follow':
      return [{ ...part('summary-may-follow', {}, { names: statement.names }), goesOn: true }];
    default:
      return []; // said with the totals
  }
}

function whyPartial({ certificate }: CheckView): NotWhole {
  if (certificate && !isOlder(certificate)) return whyNotWhole(certificate);
  const doubted = (certificate?.lists ?? []).filter(({ verdict }) => verdict !== 'whole');
  return doubted.length > 0 && doubted.every(({ verdict }) => verdict === 'unproven') ? 'untold' : 'hidden';
}

/** Whether the followers were read; if not, whether the profile says how many there are. */
function followersKnown({ certificate, declaredFollowers }: CheckView): string {
  if (readsFollowers(certificate)) return 'read';
  return declaredFollowers === null ? 'no' : 'declared';
}

/** Whether the file holds everybody or those who were shown, and why it may not be whole. */
export function fileFacts(check: CheckView): Part['facts'] {
  const { certificate } = check;
  const some = unshownOf(certificate?.lists ?? []).length > 0;
  return { shown: readsFollowers(certificate) ? (some ? 'some' : 'all') : 'followed', why: whyPartial(check) };
}

/** Whether the result is whole; also without a certificate. */
export function isWhole(check: CheckView): boolean {
  return check.certificate?.whole !== false;
}

function countsOf(check: CheckView) {
  const readOf = (list: ListName, otherwise: number) =>
    check.certificate?.lists.find((entry) => entry.list === list)?.read ?? otherwise;
  return {
    followers: readsFollowers(check.certificate)
      ? readOf('followers', check.followersRead)
      : (check.declaredFollowers ?? 0),
    following: readOf('following', check.followingRead),
    mutual: check.mutualCount ?? 0,
    notMutual: check.notMutualCount ?? 0,
    unknown: check.unknownCount ?? 0,
  };
}
