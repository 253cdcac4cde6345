/**
 * What a customer's own export from Instagram says of their two lists. It costs nothing, asks Instagram nothing, and is
 * whole only as far as the export is. Files that come one after the other are joined: some exports come in parts.
 */
import type { ArchiveDates } from '#/lib/instagram/archive/model.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import type { ArchiveRelation, ListName } from '#/lib/platform/enums.ts';

export type { ArchiveRelation };

/** A later file goes on with an earlier one for so long. */
export const JOINED_WITHIN_MS = DAY_MS;

/** Of one customer; an export of the longest lists has some dozens of them. */
export const FILES_PER_DAY = 200;

/** One file is read for at most so long. */
export const READING_LIMIT_MS = 120_000;

/** People are told apart by user name; each stands in one relation. */
export type Compared = Record<ArchiveRelation, string[]>;

export type Archive = ArchiveDates & {
  id: string;
  customerId: bigint;
  username: string | null;
  files: string[];
  digests: string[];
  followers: number | null;
  following: number | null;
  mutual: number;
  unreadableFollowers: number;
  unreadableFollowing: number;
  sentAt: Date;
};

/** The list of which no file came; null when both are there. */
export function missingList({ followers, following }: Pick<Archive, ListName>): ListName | null {
  if (followers === null) return 'followers';
  return following === null ? 'following' : null;
}
