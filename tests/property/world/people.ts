/** Who exists in a world, who follows whom, and what each account is shown of it. The truth that results are compared with. */
import type { ListName } from '#/lib/instagram/model.ts';
import type { AccountPlan, Move, Plan, ProfilePlan } from './plan.ts';

export type Profile = ProfilePlan & {
  username: string;
  id: bigint;
  /** Everybody who is shown to who may see all. */
  lists: Record<ListName, readonly bigint[]>;
  /** Who was on the list at the beginning, and has not left since. */
  stayed: Record<ListName, ReadonlySet<bigint>>;
  /** Whoever was on it at any time. */
  ever: Record<ListName, ReadonlySet<bigint>>;
};

export type OwnAccount = AccountPlan & { username: string; id: bigint };

export const nameOf = (profile: number) => `target${profile}`;
export const accountName = (account: number) => `reader${account}`;
/** Somebody whose session ends up in our hands by mistake. */
export const STRANGER_ID = 7_999_999_999n;

export function profilesOf(plan: Plan): Profile[] {
  return plan.profiles.map((profile, at) => {
    const first = BigInt(10_000 * (at + 1));
    const ids = (count: number, from: bigint) => Array.from({ length: count }, (_, n) => from + BigInt(n));
    const mutual = Math.min(profile.mutual, profile.followers, profile.following);
    const followers = ids(profile.followers, first);
    const following = ids(profile.following, first + BigInt(profile.followers - mutual));
    return { ...profile, username: nameOf(at), id: BigInt(500 + at), ...listed({ followers, following }) };
  });
}

function listed(lists: Profile['lists']): Pick<Profile, 'lists' | 'stayed' | 'ever'> {
  const sets = () => ({ followers: new Set(lists.followers), following: new Set(lists.following) });
  return { lists, stayed: sets(), ever: sets() };
}

/** Somebody moves: the others on the list stay in their order, whoever joins comes first, as on the site. */
export function movePerson(profile: Profile, { list, what, who }: Pick<Move, 'list' | 'what' | 'who'>): void {
  const people = profile.lists[list];
  if (what === 'leave') {
    const gone = people[who % Math.max(1, people.length)];
    profile.lists = { ...profile.lists, [list]: people.filter((id) => id !== gone) };
    profile.stayed[list] = new Set([...profile.stayed[list]].filter((id) => id !== gone));
  } else {
    const others = profile.lists[list === 'followers' ? 'following' : 'followers'];
    const known = others.filter((id) => !profile.ever[list].has(id));
    const newcomer = known[who % Math.max(1, known.length)] ?? BigInt(90_000 + who);
    if (profile.ever[list].has(newcomer)) return;
    profile.lists = { ...profile.lists, [list]: [newcomer, ...people] };
    profile.ever[list] = new Set([...profile.ever[list], newcomer]);
  }
}

export function accountsOf(plan: Plan): OwnAccount[] {
  return plan.accounts.map((account, at) => ({
    ...account,
    username: accountName(at),
    id: BigInt(7_000_000_001 + at),
  }));
}

/** Our own accounts are people, too: whoever doubts an answer may ask about one that surely exists. */
export function profileOf(account: OwnAccount): Profile {
  const few = [1n, 2n, 4n];
  return {
    ...{ followers: few.length, following: few.length, mutual: few.length, hidden: { followers: 0, following: 0 } },
    ...{ counters: 'told', exists: true, isPrivate: false, followedBy: null },
    ...{ username: account.username, id: account.id, ...listed({ followers: few, following: few }) },
  };
}

/** What Instagram says how many there are: more than it lists, where people are hidden. */
export function declaredBy(profile: Profile, list: ListName): number | null {
  return profile.counters === 'null' ? null : profile.lists[list].length + profile.hidden[list];
}

/** The people that one account (null: a stranger's) is shown; null when it may not see the list. */
export function shownTo(account: OwnAccount | null, profile: Profile, list: ListName): readonly bigint[] | null {
  if (profile.isPrivate && !(account && follows(account, profile))) return null;
  const all = profile.lists[list];
  if (account?.sees === 'nothing') return [];
  return account?.sees === 'part' ? all.filter((id) => id % 3n !== 0n) : all;
}

export function follows(account: OwnAccount, profile: Profile): boolean {
  return profile.followedBy !== null && account.id === BigInt(7_000_000_001 + profile.followedBy);
}
