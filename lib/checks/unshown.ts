/** What a certificate leaves open, in people. Pure. */
import type { ListCertificate } from './view.ts';

/** A list as a certificate has it. Certificates of other versions may lack what is optional. */
type CertifiedList = Pick<ListCertificate, 'list' | 'read' | 'setAside'> & Partial<Pick<ListCertificate, 'declared'>>;

/** People who are on a list, by what the profile said, and whom Instagram did not show as readable rows. */
export type Unshown = {
  list: ListCertificate['list'];
  declared: number;
  shown: number;
  missing: number;
  setAside: number;
};

/** The lists that Instagram did not show in full; a list is named also when it is whole within the tolerance. */
export function unshownOf(lists: readonly CertifiedList[]): Unshown[] {
  return lists.flatMap(({ list, declared, read, setAside = 0 }) => {
    const missing = Math.max((declared ?? read) - read, setAside);
    return missing > 0 ? [{ list, declared: declared ?? read + setAside, shown: read, missing, setAside }] : [];
  });
}

/** How many of those who seem not to follow back may be followers that were not shown. */
export function mayFollow(lists: readonly CertifiedList[], notMutual: number): number {
  const hidden = unshownOf(lists).find(({ list }) => list === 'followers')?.missing ?? 0;
  return Math.min(hidden, notMutual);
}
