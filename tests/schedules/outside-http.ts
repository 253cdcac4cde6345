/** Instagram over HTTP, as one worker of a schedule sees it: a request arrives in one turn, its answer in another. */
import { cookieOf, type Identity } from '#/lib/instagram/identity.ts';
import type {
  Answer,
  FollowerFinding,
  InstagramHttp,
  ListPage,
  Profile,
  Refusal,
  Wanted,
} from '#/lib/instagram/model.ts';
import type { Outside, Session } from './outside.ts';
import type { Turns } from './turns.ts';

/** One request as Instagram met it, in the turn in which it arrived. */
export type Arrival = { worker: string; token: string; about: string };

export function createOutsideHttp(
  turns: Pick<Turns, 'take'>,
  outside: Outside,
  worker: string,
  onArrival: (arrival: Arrival) => Promise<void>,
): InstagramHttp {
  const request = async <T>(
    identity: Identity,
    about: string,
    answer: (session: Session) => T | Refusal,
  ): Promise<Answer<T>> => {
    const token = cookieOf(identity, 'sessionid') ?? '';
    const decided = await turns.take(worker, `${about} arrives`, async () => {
      await onArrival({ worker, token, about });
      return decide(outside, token, about, answer);
    });
    const told = 'refusal' in decided ? decided.refusal.verdict : 'page';
    return turns.take(worker, `${about} is answered: ${told}`, () =>
      'refusal' in decided
        ? { ...decided.refusal, catalogue: null, status: null }
        : { verdict: 'page', value: decided.value, identity },
    );
  };

  return {
    profile: (identity, { username }) => request(identity, `profile ${username}`, () => profileOf(outside, username)),
    listPage: (identity, { list, userId, cursor, username }) =>
      request(identity, `list ${list} of ${username} from ${cursor ?? 'the start'}`, (session) =>
        pageOf(outside, session, outside.listOf(userId, list), cursor),
      ),
    probe: (identity) => request(identity, 'probe', ({ account }) => ({ id: null, username: account })),
    findFollower: (identity, { list = 'followers', userId, username, wanted }) =>
      request(identity, `search for ${wanted.username} in ${list} of ${username}`, () =>
        findingOf(outside.listOf(userId, list), wanted),
      ),
    followersAmong: (identity, { ids }) =>
      request(identity, `friendship with ${ids.join(', ')}`, ({ account }) => friendsOf(outside, account, ids)),
  };
}

type Decided<T> = { value: T } | { refusal: Refusal };

function decide<T>(
  outside: Outside,
  token: string,
  about: string,
  answer: (session: Session) => T | Refusal,
): Decided<T> {
  const refuse = (refusal: Refusal): Decided<T> => ({ refusal });
  const session = outside.sessions.get(token);
  if (!session) throw new Error('a request came with a session that Instagram never gave');

  const isProbe = about === 'probe';
  if (!session.alive) {
    if (session.ending === 'challenged') return refuse({ verdict: 'challenged', url: null });
    return refuse({ verdict: session.ending === 'unclear' && !isProbe ? 'unclear' : 'signed_out' });
  }
  const mishap = isProbe ? undefined : outside.mishaps.get(session.account)?.shift();
  if (mishap === 'throttled') return refuse({ verdict: 'throttled', until: null });
  if (mishap === 'unreachable') return refuse({ verdict: 'unreachable', cause: 'a schedule' });
  if (mishap === 'soft_block') return refuse({ verdict: 'unclear' });
  const answered = answer(session);
  return isRefusal(answered) ? refuse(answered) : { value: answered };
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'verdict' in answer;
}

function profileOf(outside: Outside, username: string): Profile | Refusal {
  const profile = outside.profiles.get(username);
  if (!profile) return { verdict: 'target_missing' };
  return {
    id: profile.id,
    username,
    fullName: username.toUpperCase(),
    isPrivate: false,
    isVerified: false,
    followers: profile.followers.length,
    following: profile.following.length,
    followedByViewer: false,
    avatarUrl: null,
    biography: null,
  };
}

function findingOf(ids: readonly bigint[], wanted: Wanted): FollowerFinding {
  const found = ids.some((id) => (wanted.id === null ? nameOf(id) === wanted.username : id === wanted.id));
  return { finding: found ? 'follows' : 'not_found', requests: 1, entries: found ? 1 : 0 };
}

function friendsOf(outside: Outside, account: string, ids: readonly bigint[]): ReadonlyMap<bigint, boolean> {
  const followers = new Set(outside.profiles.get(account)?.followers);
  return new Map(ids.map((id) => [id, followers.has(id)]));
}

/** A cursor names the session it was given to: to a session that knows no foreign cursors it means the beginning. */
function pageOf(outside: Outside, session: Session, ids: readonly bigint[], cursor: string | null): ListPage {
  const [giver = '', at = '0'] = cursor?.split('@') ?? [];
  const understood = cursor === null || giver === session.token || session.keepsCursors;
  const from = understood ? Number(at) : 0;
  const to = from + outside.perPage;
  return {
    users: ids.slice(from, to).map((id) => ({
      id,
      username: nameOf(id),
      fullName: '',
      isPrivate: false,
      isVerified: false,
    })),
    next: to < ids.length ? `${session.token}@${to}` : null,
    limited: false,
    setAside: 0,
  };
}

function nameOf(id: bigint): string {
  return `user${id}`;
}
