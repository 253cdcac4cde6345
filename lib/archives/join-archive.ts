import type { ArchiveDates, ArchiveRead, FoundList } from '#/lib/instagram/archive/model.ts';
import { after } from '#/lib/platform/clock.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { type Archive, JOINED_WITHIN_MS } from './model.ts';

/** Whether a file goes on with what came before it: soon after it, of the same person, and another file of an export. */
export function goesOn(before: Archive, read: ArchiveRead, now: Date): boolean {
  if (before.sentAt < after(now, -JOINED_WITHIN_MS)) return false;
  if (before.username !== null && read.owner !== null && before.username !== read.owner) return false;
  const known = new Set(before.files.map(withoutEnding));
  return !read.files.some((file) => known.has(withoutEnding(file)));
}

/** The same list as JSON and as a page is of two exports. */
function withoutEnding(file: string): string {
  return file.replace(/\.\w+$/, '');
}

type Kept = Pick<Archive, 'username' | 'files' | 'followers' | 'following'> &
  Pick<Archive, 'unreadableFollowers' | 'unreadableFollowing'> &
  ArchiveDates;
type Lists = { followers: Set<string>; following: Set<string> };

/** What is known after a file, with what was known before it. */
export function joined(
  read: ArchiveRead,
  earlier: { archive: Kept; lists: Lists } | null,
): { archive: Kept; lists: Lists } {
  const { archive: before, lists: had } = earlier ?? NOTHING;
  const lists = { followers: both('followers'), following: both('following') };
  const owner = read.owner ?? before.username;
  if (owner !== null) for (const names of Object.values(lists)) names.delete(owner);
  const archive = {
    username: owner,
    files: [...before.files, ...read.files].sort(),
    followers: countOf('followers'),
    following: countOf('following'),
    unreadableFollowers: before.unreadableFollowers + (read.lists.followers?.unreadable ?? 0),
    unreadableFollowing: before.unreadableFollowing + (read.lists.following?.unreadable ?? 0),
    ...datesOf(read.dates, before),
  };
  return { archive, lists };

  function both(list: ListName): Set<string> {
    return union(read.lists[list], had[list]);
  }

  function countOf(list: ListName): number | null {
    return read.lists[list] === null && before[list] === null ? null : lists[list].size;
  }
}

const NO_DATES: ArchiveDates = {
  ...{ oldestAt: null, newestAt: null, statedFrom: null, statedUntil: null },
  ...{ signedUpAt: null, madeAt: null },
};
const NOTHING: { archive: Kept; lists: Lists } = {
  archive: {
    ...{ username: null, files: [], followers: null, following: null },
    ...{ unreadableFollowers: 0, unreadableFollowing: 0, ...NO_DATES },
  },
  lists: { followers: new Set(), following: new Set() },
};

/** The larger one grows: lists are copied no more than they must. */
function union(found: FoundList | null, had: Set<string>): Set<string> {
  if (!found) return new Set(had);
  for (const name of had) found.names.add(name);
  return found.names;
}

/** Of two ranges the narrower one counts: what one of the files leaves out is missing. */
function datesOf(now: ArchiveDates, before: ArchiveDates): ArchiveDates {
  return {
    oldestAt: pick(now.oldestAt, before.oldestAt, Math.min),
    newestAt: pick(now.newestAt, before.newestAt, Math.max),
    statedFrom: pick(now.statedFrom, before.statedFrom, Math.max),
    statedUntil: pick(now.statedUntil, before.statedUntil, Math.min),
    signedUpAt: now.signedUpAt ?? before.signedUpAt,
    madeAt: now.madeAt ?? before.madeAt,
  };
}

function pick(one: Date | null, other: Date | null, choose: (a: number, b: number) => number): Date | null {
  return one && other ? new Date(choose(one.getTime(), other.getTime())) : (one ?? other);
}
