import type { ListName } from '#/lib/instagram/model.ts';
import type { Db } from '#/lib/platform/db.ts';
import { planIn } from './asking/read-asking.ts';
import { certifyList } from './certify.ts';
import { type ListFacts, listFacts } from './journal-store.ts';
import type { Check } from './model.ts';
import type { ListCertificate } from './view.ts';

export type ListCertificates = Record<ListName, ListCertificate>;

/** Told how many different people the pages of a list show. */
type Counts = Record<ListName, number>;

/** Whether each list is whole, once their people are counted. */
export async function listCertificates(
  db: Db,
  check: Check,
  shortfallPercent: number,
): Promise<(counts: Counts) => ListCertificates> {
  const facts = await listFacts(db, check.id);
  const certified = (list: ListName, read: number) =>
    certifyList({ ...readingOf(check, list, facts), read }, shortfallPercent);
  return ({ followers, following }) => ({
    followers: certified('followers', followers),
    following: certified('following', following),
  });
}

function readingOf(check: Check, list: ListName, facts: readonly ListFacts[]) {
  const { walks = 0, pages = 0, generations = [], setAside = 0 } = facts.find((entry) => entry.list === list) ?? {};
  const followers = list === 'followers';
  const outcome = followers ? check.followersOutcome : check.followingOutcome;
  const isAskedFor = followers && outcome === null && (planIn(check)?.strategy ?? 'read_both') !== 'read_both';
  const declared = followers ? check.declaredFollowers : check.declaredFollowing;
  return { list, outcome, declared, walks, pages, generations, setAside, isNotRead: isAskedFor };
}
