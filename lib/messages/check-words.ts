/** Which texts say what there is to say about one check, with which facts. Pure. */

import { areListsRead, isAsking, peopleToAsk, readsBoth } from '#/lib/checks/asking-progress.ts';
import { type Comparison, hasChanged } from '#/lib/checks/changes/model.ts';
import { type NotWhole, type Statement, statementsOf, whyNotWhole } from '#/lib/checks/proof.ts';
import { isOlder, readsFollowers, unshownOf } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { progressBar } from './progress-bar.ts';

export type Part = {
  key: string;
  facts: Record<string, string>;
  figures: Record<string, string | number>;
  /** It continues the paragraph of the part before. */
  goesOn?: true;
};

/** The progress message of a check as it stands, in paragraphs. */
export function progressWords(check: CheckView, now: Date): Part[] {
  switch (check.status) {
    case 'queued':
      // between two slices of work a check is queued for a moment: what was read still stands
      return check.targetId === null
        ? [part('progress-queued', {}, { place: check.placeInQueue ?? 0 })]
        : reading(check);
    case 'running':
      return reading(check);
    case 'parked':
      return waiting(check, now);
    case 'completed':
      return [...summaryWords(check), part(isWhole(check) ? 'summary-file' : 'summary-file-partial', fileFacts(check))];
    case 'failed':
      return [part('progress-failed', {})];
    case 'cancelled':
      return [part('progress-cancelled', {})];
  }
}

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

/** What changed since the check before, in one line. */
export function changeWords(check: CheckView, comparison: Comparison): Part[] {
  const day = figuresIn(check.language).dayOfYear(comparison.since);
  if (!hasChanged(comparison)) return [part('changes-none', { day })];
  const { gone, vanished, came, renamed } = comparison;
  return [part('changes', { day }, { gone: gone + vanished, came, renamed })];
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

function part(key: string, facts: Part['facts'], figures: Part['figures'] = {}): Part {
  return { key, facts, figures };
}

function reading(check: CheckView): Part[] {
  const { declaredFollowers, declaredFollowing, followersRead, followingRead } = check;
  if (check.targetId === null) return [part('progress-looking', {})];
  if (areListsRead(check) && !isAsking(check)) return [part('progress-comparing', {})];
  const list = listAtWork(check);
  const said = [
    part('progress-reading', { list, again: check.rereads && list !== 'both' && list !== 'nobody' ? 'yes' : 'no' }),
    part(
      'progress-figures',
      {
        bar: check.progress === null ? 'no' : 'yes',
        followersKnown: readsBoth(check) ? isWithin(followersRead, declaredFollowers) : 'unread',
        followingKnown: isWithin(followingRead, declaredFollowing),
      },
      {
        share: progressBar(Math.min(check.progress ?? 0, MOST_BEFORE_END), check.language),
        followersRead,
        followers: declaredFollowers ?? 0,
        followingRead,
        following: declaredFollowing ?? 0,
      },
    ),
  ];
  const asked = check.lookUps > 0 || list === 'nobody' ? [askedWords(check)] : [];
  if (check.secondsLeft === null || check.secondsLeft <= 0) return [...said, ...asked];
  return [
    ...said,
    ...asked,
    part('time-left', {}, { time: figuresIn(check.language).duration(check.secondsLeft * SECOND_MS) }),
  ];
}

function askedWords(check: CheckView): Part {
  const toAsk = peopleToAsk(check);
  return part('progress-asked', { known: isWithin(check.lookUps, toAsk) }, { asked: check.lookUps, toAsk });
}

const MOST_BEFORE_END = 0.99;

/** Which list is being read; with two accounts both are at once, and none while people are asked for. */
function listAtWork(check: CheckView): ListName | 'both' | 'nobody' {
  if (isAsking(check)) return 'nobody';
  if (check.followersOutcome !== null || !readsBoth(check)) return 'following';
  if (check.followingOutcome !== null) return 'followers';
  return check.followingRead > 0 ? 'both' : 'followers';
}

/** A total that was passed, or never told, is left out. */
function isWithin(read: number, declared: number | null): string {
  return declared !== null && read <= declared ? 'yes' : 'no';
}

function waiting(check: CheckView, now: Date): Part[] {
  const reason = check.parkReason === 'session' ? (check.waitingFor?.cause ?? 'nobody') : check.parkReason;
  const waitedMs = check.parkedSince === null ? 0 : now.getTime() - check.parkedSince.getTime();
  const time = coarse(waitedMs, check);
  const said = [
    part('progress-parked', { waited: time === '' ? 'now' : 'long' }, { time }),
    part('progress-reason', { reason: reason ?? 'unknown' }),
    part('progress-kept', {}, { read: check.followersRead + check.followingRead }),
  ];
  return waitedMs < HOUR_MS ? said : [...said, { ...part('progress-long', {}), goesOn: true }];
}

/** In whole minutes, from an hour on in tens, so that the message seldom changes; '' below one. */
function coarse(ms: number, { language }: CheckView): string {
  if (ms < MINUTE_MS) return '';
  const step = ms < HOUR_MS ? MINUTE_MS : 10 * MINUTE_MS;
  return figuresIn(language).duration(Math.floor(ms / step) * step);
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
