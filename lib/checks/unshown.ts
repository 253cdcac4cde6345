/** What a certificate leaves open, in people. Pure. */
import type { ListCertificate } from './view.ts';

/** Older certificates may lack what is optional. */
type CertifiedList = Pick<ListCertificate, 'list' | 'read' | 'setAside'> & Partial<Pick<ListCertificate, 'declared'>>;

/** `missing`: declared, but not shown as readable rows. */
export type Unshown = {
  list: ListCertificate['list'];
  declared: number;
  shown: number;
  missing: number;
  setAside: number;
};

/** Lists not shown in full, even if whole within the tolerance. */
export function unshownOf(lists: readonly CertifiedList[]): Unshown[] {
  return lists.flatMap(({ list, declared, read, setAside = 0 }) => {
    const missing = Math.max((declared ?? read) - read, setAside);
    return missing > 0 ? [{ list, declared: declared ?? read + setAside, shown: read, missing, setAside }] : [];
  });
}

/** How many who seem not to follow back may be unshown followers. */
export function mayFollow(lists: readonly CertifiedList[], notMutual: number): number {
  const hidden = unshownOf(lists).find(({ list }) => list === 'followers')?.missing ?? 0;
  return Math.min(hidden, notMutual);
}
