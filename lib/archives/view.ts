import { type Coverage, coverageOf } from '#/lib/instagram/archive/coverage.ts';
import { missingParts } from '#/lib/instagram/archive/list-file.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { type Archive, type ArchiveRelation, missingList } from './model.ts';

/** An export as its owner is shown it. */
export type ArchiveView = {
  id: string;
  /** Null: no file says whose it is. */
  username: string | null;
  sentAt: Date;
  /** No file of that list came yet: there is no result. Null: both did. */
  missing: ListName | null;
  followers: number;
  following: number;
  /** How many stand in each relation. */
  counts: Record<ArchiveRelation, number>;
  /** Files between those that came, such as `followers_2.json`. */
  missingFiles: string[];
  /** Its files came one by one: nothing says which is the last. */
  isInPieces: boolean;
  /** Rows that name nobody. */
  unreadable: Record<ListName, number>;
  /** When the oldest and the newest on the lists were followed; null where no row says it. */
  oldestAt: Date | null;
  newestAt: Date | null;
  /** The range that Instagram wrote into it; null when it wrote none. */
  stated: { from: Date; until: Date } | null;
  coverage: Coverage;
  /** Somebody may follow back who is not among the followers here. */
  isDoubtful: boolean;
};

export function viewOf(archive: Archive): ArchiveView {
  const { mutual, statedFrom, statedUntil } = archive;
  const [followers, following] = [archive.followers ?? 0, archive.following ?? 0];
  const coverage = coverageOf(archive);
  const missingFiles = missingParts(archive.files);
  const isCut = coverage === 'cut' || coverage === 'perhaps_cut';
  const isInPieces = archive.digests.length > 1;
  const hidesFollowers = isInPieces || missingFiles.length > 0 || archive.unreadableFollowers > 0 || followers === 0;
  return {
    id: archive.id,
    username: archive.username,
    sentAt: archive.sentAt,
    missing: missingList(archive),
    followers,
    following,
    counts: { mutual, one_way: following - mutual, fan: followers - mutual },
    missingFiles,
    isInPieces,
    unreadable: { followers: archive.unreadableFollowers, following: archive.unreadableFollowing },
    oldestAt: archive.oldestAt,
    newestAt: archive.newestAt,
    stated: statedFrom && statedUntil && { from: statedFrom, until: statedUntil },
    coverage,
    isDoubtful: following > mutual && (isCut || hidesFollowers),
  };
}
