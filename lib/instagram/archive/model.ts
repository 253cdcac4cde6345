/**
 * What is read of Instagram's own export ("download your information"): who is on the two lists, and which time it
 * covers (docs/facts/exports-and-terms.md#download-your-information). It names people by user name alone.
 */
import type { ListName } from '../model.ts';

/** Why a file brings no list; the bot has words for each. */
export const ARCHIVE_REFUSALS = [
  'other_file',
  'other_packing',
  'other_list',
  'no_lists',
  'nested',
  'several',
  'encrypted',
  'unsafe',
  'broken',
  'too_many',
  'too_slow',
] as const;
export type ArchiveRefusal = (typeof ARCHIVE_REFUSALS)[number];

/** Ends the reading of a file; `readArchive` makes it an answer. */
export class ArchiveRefused extends Error {
  readonly reason: ArchiveRefusal;

  constructor(reason: ArchiveRefusal) {
    super(`not read: ${reason}`);
    this.name = 'ArchiveRefused';
    this.reason = reason;
  }
}

/** One list as far as it was found. `unreadable`: rows that name nobody. */
export type FoundList = { names: Set<string>; unreadable: number };

/** What tells which time an export covers; each is null where no file says it. */
export type ArchiveDates = {
  /** When the oldest and the newest people on the lists were followed. */
  oldestAt: Date | null;
  newestAt: Date | null;
  /** The range that Instagram wrote into the export. */
  statedFrom: Date | null;
  statedUntil: Date | null;
  /** When its owner joined Instagram. */
  signedUpAt: Date | null;
  /** When Instagram made it. */
  madeAt: Date | null;
};

export type ArchiveRead = {
  /** Null: no file of that list came. */
  lists: Record<ListName, FoundList | null>;
  /** The files of the lists, under the names that Instagram gives them, such as `followers_1.json`. */
  files: string[];
  owner: string | null;
  dates: ArchiveDates;
};

/** On both lists together. */
export const MOST_PEOPLE = 1_000_000;
