/** Which texts say how one check stands, with which facts. Pure. */

import { areListsRead, isAsking, peopleToAsk, readsBoth } from '#/lib/checks/asking-progress.ts';
import { type Comparison, hasChanged } from '#/lib/checks/changes/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { type Part, part } from './part.ts';
import { progressBar } from './progress-bar.ts';
import { fileFacts, isWhole, summaryWords } from './result-words.ts';

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

/** What changed since the check before, in one line. */
export function changeWords(check: CheckView, comparison: Comparison): Part[] {
  const day = figuresIn(check.language).dayOfYear(comparison.since);
  if (!hasChanged(comparison)) return [part('changes-none', { day })];
  const { gone, vanished, came, renamed } = comparison;
  return [part('changes', { day }, { gone: gone + vanished, came, renamed })];
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
