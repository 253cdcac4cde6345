/** What customers read about one check. Pure. */
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFacts } from '../model.ts';
import { bar, duration, percent } from './figures.ts';
import type { TelegramMessage } from './sender.ts';
import { say } from './texts.ts';

/** The message that follows a check: what is being done, or how it ended. While it is open it can be cancelled. */
export function progressMessage(check: CheckFacts): TelegramMessage {
  const html = PROGRESS[check.status](check);
  const open = check.status === 'queued' || check.status === 'running' || check.status === 'parked';
  const cancel = { text: say(check.language, 'button-cancel'), data: `cancel:${check.id}` };
  return { html, keyboard: open ? [[cancel]] : [] };
}

const PROGRESS: Record<CheckFacts['status'], (check: CheckFacts) => string> = {
  // Between two slices of work a check is queued for a moment: what was read still stands.
  queued: (check) => (check.progress === null ? about(check, 'progress-queued') : reading(check)),
  running: reading,
  parked: waiting,
  completed: (check) =>
    `${summary(check)}\n\n${say(check.language, isWhole(check) ? 'summary-file' : 'summary-file-partial')}`,
  failed: (check) => about(check, 'progress-failed'),
  cancelled: (check) => about(check, 'progress-cancelled'),
};

/** Totals of a completed check; of one that is not whole, what is missing and that it cost nothing. */
export function summary(check: CheckFacts): string {
  const counts = countsOf(check);
  const { mutual, following } = counts;
  if (isWhole(check)) {
    const share = percent(following === 0 ? 0 : mutual / following, check.language);
    return [about(check, 'summary', { ...counts, share }), ...unshown(check, counts.notMutual)].join('\n');
  }
  return about(check, 'summary-partial', counts).replace(LISTS_PLACE, shortLists(check));
}

/** Why a check ended without a result, and that its credit came back. */
export function failureMessage(check: CheckFacts): TelegramMessage {
  return { html: about(check, 'failed', { failure: check.failure ?? 'unreadable' }) };
}

/** The words under the report; with `withSummary` also the totals, when no other message could tell them. */
export function reportCaption(check: CheckFacts, withSummary: boolean): string {
  const caption = about(check, isWhole(check) ? 'report-caption' : 'report-caption-partial');
  return withSummary ? `${summary(check)}\n\n${caption}` : caption;
}

/** Lists are filled in after the rest: they are several texts of their own, already escaped. */
const LISTS_PLACE = '\u0000';

function about(check: CheckFacts, key: string, facts: Record<string, string | number> = {}): string {
  return say(check.language, key, { username: check.targetUsername, lists: LISTS_PLACE, ...facts });
}

function isWhole(check: CheckFacts): boolean {
  return check.certificate?.whole !== false;
}

function reading(check: CheckFacts): string {
  const { declaredFollowers, declaredFollowing, followersRead, followingRead, progress } = check;
  if (declaredFollowers === null || declaredFollowing === null || progress === null) {
    return about(check, 'progress-looking');
  }
  if (followersRead >= declaredFollowers && followingRead >= declaredFollowing) {
    return about(check, 'progress-comparing');
  }
  const text = about(check, 'progress-reading', {
    list: followersRead < declaredFollowers && followingRead === 0 ? 'followers' : 'following',
    bar: bar(progress),
    followersRead,
    followers: Math.max(declaredFollowers, followersRead),
    followingRead,
    following: Math.max(declaredFollowing, followingRead),
  });
  if (check.secondsLeft === null) return text;
  const time = duration(check.secondsLeft * SECOND_MS, check.language);
  return `${text}\n\n${say(check.language, 'time-left', { time })}`;
}

function waiting(check: CheckFacts): string {
  const reason = check.parkReason === 'session' && check.waitingFor?.challengeId ? 'code' : check.parkReason;
  return about(check, 'progress-parked', {
    reason: reason ?? 'operator',
    read: check.followersRead + check.followingRead,
    since: check.parkedSince ? clockTime(check.parkedSince, check.language) : '—',
  });
}

/** The zone of a chat is not known: Moscow time for Russian, UTC otherwise, and it says which. */
function clockTime(at: Date, language: CheckFacts['language']): string {
  const zone = language === 'ru' ? { timeZone: 'Europe/Moscow', word: 'МСК' } : { timeZone: 'UTC', word: 'UTC' };
  const time = at.toLocaleTimeString('en-GB', { timeZone: zone.timeZone, hour: '2-digit', minute: '2-digit' });
  return `${time} ${zone.word}`;
}

function countsOf(check: CheckFacts) {
  const readOf = (list: 'followers' | 'following', otherwise: number) =>
    check.certificate?.lists.find((entry) => entry.list === list)?.read ?? otherwise;
  return {
    followers: readOf('followers', check.followersRead),
    following: readOf('following', check.followingRead),
    mutual: check.mutualCount ?? 0,
    notMutual: check.notMutualCount ?? 0,
  };
}

/** Of lists that are whole within the tolerance: whom Instagram did not show, and for how many names that counts. */
function unshown(check: CheckFacts, notMutual: number): string[] {
  const lines = (check.certificate?.lists ?? []).flatMap(({ list, read, declared }) => {
    const missing = (declared ?? read) - read;
    if (missing <= 0) return [];
    const said = say(check.language, 'summary-unshown', { list, declared: declared ?? read, read, missing });
    const names = list === 'followers' ? Math.min(missing, notMutual) : 0;
    return names > 0 ? [`${said} ${say(check.language, 'summary-may-follow', { names })}`] : [said];
  });
  return lines.length > 0 ? ['', ...lines] : [];
}

function shortLists(check: CheckFacts): string {
  return (check.certificate?.lists ?? [])
    .filter((entry) => entry.verdict !== 'whole')
    .map(({ list, read, declared }) => say(check.language, 'short-list', { list, read, declared: declared ?? read }))
    .join('\n');
}
