/** What a certificate leaves open, in people. Pure. */
import type { Certificate, ListCertificate } from './view.ts';

/** Older certificates may lack what is optional. */
export type CertifiedList = Pick<ListCertificate, 'list' | 'read' | 'setAside'> &
  Partial<Pick<ListCertificate, 'declared' | 'verdict'>>;

/** What is told of a certificate; older ones say nothing of what was asked. */
export type Certified = Pick<Certificate, 'strategy' | 'secondLook' | 'unknown'> & { lists: readonly CertifiedList[] };

/** `missing`: declared, but not shown as readable rows. */
export type Unshown = {
  list: ListCertificate['list'];
  declared: number;
  shown: number;
  missing: number;
  setAside: number;
};

/** Lists not shown in full, even if whole within the tolerance. A list that was not read hides nobody. */
export function unshownOf(lists: readonly CertifiedList[]): Unshown[] {
  return lists.flatMap(({ list, declared, read, setAside = 0, verdict }) => {
    const missing = Math.max((declared ?? read) - read, setAside);
    if (missing <= 0 || verdict === 'not_read') return [];
    return [{ list, declared: declared ?? read + setAside, shown: read, missing, setAside }];
  });
}

/** How many who seem not to follow back may be unshown followers: none where each of them was asked for. */
export function mayFollow(certificate: Certified | null, notMutual: number): number {
  if (!certificate || !restsOnList(certificate)) return 0;
  const hidden = unshownOf(certificate.lists).find(({ list }) => list === 'followers')?.missing ?? 0;
  return Math.min(hidden, notMutual);
}

/** Whether each single one of those who seem not to follow back may follow all the same. */
export function isDoubtful(certificate: (Certified & { whole: boolean }) | null, notMutual: number): boolean {
  if (!certificate) return false;
  if (isOlder(certificate) && !certificate.whole) return true;
  return notMutual > 0 && mayFollow(certificate, notMutual) === notMutual;
}

/** Whether somebody is said not to follow because a page of followers lacks the name; else because of an answer. */
function restsOnList(certificate: Certified): boolean {
  const { secondLook, lists } = certificate;
  return isOlder(certificate) || (!secondLook && lists.find(({ list }) => list === 'followers')?.verdict === 'whole');
}

/** Whether it is of a time when nobody was asked for: whoever a list did not show was said not to follow. */
export function isOlder({ strategy, unknown }: Pick<Certified, 'strategy' | 'unknown'>): boolean {
  return strategy === undefined && unknown === undefined;
}

/** Whether the followers were to be read: only then is known who follows without being followed. */
export function readsFollowers(certificate: Pick<Certified, 'lists'> | null): boolean {
  return certificate?.lists.find(({ list }) => list === 'followers')?.verdict !== 'not_read';
}

type Counted = { certificate: Certificate | null; followersRead: number; mutualCount: number | null };

/** How many follow and are not followed; null where the followers were not read. */
export function fansOf({ certificate, followersRead, mutualCount }: Counted): number | null {
  if (!readsFollowers(certificate)) return null;
  return Math.max(0, followersRead - (mutualCount ?? 0) + (certificate?.corrected ?? 0));
}
