/** Which texts say what there is to say about one check, with which facts. Pure. */

import { type Comparison, hasChanged } from '#/lib/checks/changes/model.ts';
import { unshownOf } from '#/lib/checks/unshown.ts';
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
  const counts = countsOf(check);
  const { mutual, following } = counts;
  if (!isWhole(check)) return [part('summary-partial', { why: whyNotWhole(check) }, counts)];
  const share = figuresIn(check.language).percent(following === 0 ? 0 : mutual / following);
  return [part('summary', {}, { ...counts, share }), ...proof(check), ...unshown(check, counts.notMutual)];
}

/** One line that says how far a whole result is proven; none where no certificate says within what tolerance. */
function proof(check: CheckView): Part[] {
  if (!check.certificate) return [];
  const { tolerancePercent, lists } = check.certificate;
  if (unshownOf(lists).length === 0) return [part('summary-exact', {})];
  if (tolerancePercent === undefined) return [];
  return [part('summary-within', {}, { share: figuresIn(check.language).percent(tolerancePercent / 100) })];
}

function unshown(check: CheckView, notMutual: number): Part[] {
  return (check.certificate?.lists ?? []).flatMap(({ list, read, declared }) => {
    const missing = (declared ?? read) - read;
    if (missing <= 0) return [];
    const said = part('summary-unshown', { list }, { declared: declared ?? read, read, missing });
    const names = list === 'followers' ? Math.min(missing, notMutual) : 0;
    return names > 0 ? [said, { ...part('summary-may-follow', {}, { names }), goesOn: true as const }] : [said];
  });
}

/** Whether a result is only not proven, because Instagram told no totals, or people are known to be missing. */
function whyNotWhole(check: CheckView): 'untold' | 'hidden' {
  const doubted = (check.certificate?.lists ?? []).filter(({ verdict }) => verdict !== 'whole');
  return doubted.length > 0 && doubted.every(({ verdict }) => verdict === 'unproven') ? 'untold' : 'hidden';
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
  return { shown: unshown(check, 0).length > 0 ? 'some' : 'all', why: whyNotWhole(check) };
}

/** Whether the result is whole; also without a certificate. */
export function isWhole(check: CheckView): boolean {
  return check.certificate?.whole !== false;
}

function part(key: string, facts: Part['facts'], figures: Part['figures'] = {}): Part {
  return { key, facts, figures };
}

function reading(check: CheckView): Part[] {
  const { followersOutcome, followingOutcome, declaredFollowers, declaredFollowing, followersRead, followingRead } =
    check;
  if (check.targetId === null) return [part('progress-looking', {})];
  if (followersOutcome !== null && followingOutcome !== null) return [part('progress-comparing', {})];
  const list = listAtWork(check);
  const said = [
    part('progress-reading', { list, again: check.rereads && list !== 'both' ? 'yes' : 'no' }),
    part(
      'progress-figures',
      {
        bar: check.progress === null ? 'no' : 'yes',
        followersKnown: isWithin(followersRead, declaredFollowers),
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
  if (check.secondsLeft === null || check.secondsLeft <= 0) return said;
  return [...said, part('time-left', {}, { time: figuresIn(check.language).duration(check.secondsLeft * SECOND_MS) })];
}

const MOST_BEFORE_END = 0.99;

/** Which list is being read. With two accounts both are at once. */
function listAtWork(check: CheckView): ListName | 'both' {
  if (check.followersOutcome !== null) return 'following';
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
    followers: readOf('followers', check.followersRead),
    following: readOf('following', check.followingRead),
    mutual: check.mutualCount ?? 0,
    notMutual: check.notMutualCount ?? 0,
  };
}
