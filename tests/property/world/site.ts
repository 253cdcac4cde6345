/** Instagram in a world: plain memory, one answer per request, spoiled by whatever window is open. */
import type { ListName } from '#/lib/instagram/model.ts';
import { blameIn } from './blame.ts';
import { listPage, plain, profileAnswer } from './good-answers.ts';
import { spoil } from './nasty.ts';
import {
  accountName,
  accountsOf,
  declaredBy,
  movePerson,
  type OwnAccount,
  type Profile,
  profileOf,
  profilesOf,
  shownTo,
} from './people.ts';
import type { Plan, SearchFault, Window } from './plan.ts';
import type { Good, Played, Surface } from './played.ts';
import { type Asked, readRequest, type SiteRequest } from './read-request.ts';
import { createSessions, type Session, type Sessions } from './sessions.ts';

/** One request as Instagram met it. */
export type Served = {
  number: number;
  atMs: number;
  account: string;
  surface: Surface;
  /** The profile that was asked about; null when it was none of the targets. */
  profile: Profile | null;
  list: ListName | null;
  cursor: string | null;
  /** What the answer says against the person who was asked about. */
  blame: 'missing' | 'private' | null;
  /** It was the true answer, as it should be. */
  good: boolean;
  told: string;
};

export type Site = {
  readonly profiles: readonly Profile[];
  readonly accounts: readonly OwnAccount[];
  readonly sessions: Sessions;
  readonly served: Served[];
  answer(request: SiteRequest): Played;
};

export function createSite(plan: Plan, nowMs: () => number, onServed: (served: Served) => void): Site {
  const profiles = profilesOf(plan);
  const accounts = accountsOf(plan);
  const everybody = [...profiles, ...accounts.map(profileOf)];
  const sessions = createSessions();
  const deaths = [...plan.deaths];
  const moves = [...plan.moves];
  const names = new Map<bigint, string>();
  const nameOf = (id: bigint) => names.get(id) ?? `user${id}`;
  const open = plan.windows.map((window) => ({ window, left: requestsOf(window), since: null as number | null }));
  const site: Site = { profiles, accounts, sessions, served: [], answer };

  function answer(request: SiteRequest): Played {
    const number = site.served.length;
    for (const death of deaths.filter(({ before }) => before <= number)) {
      deaths.splice(deaths.indexOf(death), 1);
      sessions.signOut(death, accounts[death.account % accounts.length]?.username ?? '');
    }
    for (const move of moves.filter(({ before }) => before <= number)) {
      moves.splice(moves.indexOf(move), 1);
      const profile = profiles[move.profile % profiles.length];
      const people = profile?.lists[move.list] ?? [];
      const who = people[move.who % Math.max(1, people.length)];
      if (move.what !== 'rename' && profile) movePerson(profile, move);
      else if (who !== undefined) names.set(who, `renamed${number}x${who}`);
    }
    const asked = readRequest(request, everybody);
    const session = sessions.all.get(request.token);
    const account = accounts.find(({ username }) => username === session?.account) ?? null;
    const own = { number, atMs: nowMs(), account: session?.account ?? 'nobody', ...asked };
    const { played, told, good } = decide(asked, session, account);
    const served = { ...own, told, good, blame: good ? null : blameIn(asked.surface, played) };
    noteProbe(session, asked.surface, played, own.atMs);
    site.served.push(served);
    onServed(served);
    return played;
  }

  function decide(asked: Asked, session: Session | undefined, account: OwnAccount | null) {
    if (!session?.alive)
      return { played: signedOut(session, asked.surface), told: `signed out (${session?.ending})`, good: false };
    const good = goodAnswer(asked, session, account, { perPage: plan.perPage, nameOf, search: searchOf(account) });
    const spoiling = openWindow(asked, account);
    if (!spoiling) return { played: good.played(), told: 'good', good: true };
    const { played, saidDead } = spoil(spoiling.what, good);
    if (saidDead) session.saidDead.push(nowMs());
    return { played, told: JSON.stringify(spoiling.what).slice(0, 90), good: false };
  }

  /** How the account's search fails by now; null while it works. */
  function searchOf(account: OwnAccount | null): SearchFault['what'] | null {
    const own = plan.searchFaults.find(
      (fault) =>
        fault.from <= site.served.length &&
        (fault.account === null || account?.username === accountName(fault.account % plan.accounts.length)),
    );
    return own?.what ?? null;
  }

  function openWindow(asked: Asked, account: OwnAccount | null): Window | null {
    for (const state of open) {
      const { window } = state;
      if (window.from > site.served.length || state.left <= 0 || !concerns(window, asked, account, plan)) continue;
      state.since ??= nowMs();
      if (
        typeof window.lasts === 'object' &&
        'minutes' in window.lasts &&
        nowMs() - state.since > window.lasts.minutes * 60_000
      ) {
        state.left = 0;
        continue;
      }
      state.left -= 1;
      return window;
    }
    return null;
  }
  return site;
}

function requestsOf({ lasts }: Window): number {
  return typeof lasts === 'object' && 'requests' in lasts ? lasts.requests : Number.POSITIVE_INFINITY;
}

const LISTS: readonly Surface[] = ['rest', 'graphql_hash', 'graphql_document'];

/**
 * A search that fails to show somebody once and works before and after is no different from a good one: nothing can
 * know it. These say that something is wrong.
 */
const TELLING = new Set([
  ...['soft_401', 'login_redirect', 'login_page_200', 'wait_401', 'wait_429', 'feedback_required', 'server_500'],
  ...['server_503_empty', 'shell_200', 'proxy_page_200', 'empty_200', 'status_fail', 'null_200', 'array_200'],
  ...['retired_404', 'refused_400', 'graphql_error', 'reset', 'refused', 'no_name', 'timed_out', 'profile_404'],
  ...['unable_to_fetch', 'not_authorized', 'truncated', 'torn_json', 'limited', 'promised_without_cursor'],
]);

function concerns(window: Window, asked: Asked, account: OwnAccount | null, plan: Plan): boolean {
  const { surface } = window;
  if (asked.surface === 'find' && !TELLING.has(window.what.kind)) return false;
  const fits =
    surface === 'any' ||
    surface === asked.surface ||
    (surface === 'lists' && LISTS.includes(asked.surface)) ||
    (surface === 'data' && asked.surface !== 'probe');
  if (!fits) return false;
  if (window.account !== null && account?.username !== `reader${window.account % plan.accounts.length}`) return false;
  return window.profile === null || asked.profile?.username === `target${window.profile % plan.profiles.length}`;
}

const json = (status: number, body: unknown) => ({ status, headers: [], body: JSON.stringify(body) }) as const;
const LOGIN = { status: 302, headers: [['location', 'https://www.instagram.com/accounts/login/']], body: '' } as const;
const WAIT = { message: 'Please wait a few minutes before you try again.', require_login: true, status: 'fail' };
const GONE = ['set-cookie', 'sessionid=""; expires=Thu, 01-Jan-1970 00:00:00 GMT; Max-Age=0; Path=/; Secure'] as const;

function signedOut(session: Session | undefined, surface: Surface): Exclude<Played, { network: string }> {
  if (session?.ending === 'challenged')
    return json(400, { message: 'challenge_required', challenge: { url: '/challenge/1/A/' }, status: 'fail' });
  if (session?.ending === 'deleted_cookie') return { ...LOGIN, headers: [...LOGIN.headers, GONE] };
  if (session?.ending === 'unclear') return surface === 'probe' ? LOGIN : json(401, WAIT);
  return surface === 'probe' ? LOGIN : json(403, { message: 'login_required', logout_reason: 2, status: 'fail' });
}

/** When the account's own page leads to the sign-in form now and much later, too, it is fair to take that for the end. */
function noteProbe(session: Session | undefined, surface: Surface, played: Played, atMs: number): void {
  if (!session || surface !== 'probe') return;
  if ('network' in played) return;
  if (played.status === 200 && played.body.includes('viewer')) session.ledAway = [];
  else session.ledAway.push(atMs);
}

type Showing = { perPage: number; nameOf(id: bigint): string; search: SearchFault['what'] | null };

/** What a search shows, on one page. */
function found(
  { query = '' }: Asked,
  people: readonly bigint[],
  { search, nameOf, perPage }: Showing,
): readonly bigint[] {
  if (search === 'nobody') return [];
  return search === 'unfiltered' ? people.slice(0, perPage) : people.filter((id) => nameOf(id).includes(query));
}

function goodAnswer(asked: Asked, session: Session, account: OwnAccount | null, showing: Showing): Good {
  const { perPage, nameOf, search } = showing;
  const { surface, profile, cursor } = asked;
  if (surface === 'probe') return plain(surface, null, ownPage(session));
  if (!profile?.exists) return notThere(asked);
  if (surface === 'profile' || surface === 'info') return profileAnswer({ surface, profile, account });
  if (surface === 'search')
    return plain(
      surface,
      null,
      json(200, { users: [{ user: { pk: profile.id.toString(), username: profile.username } }], status: 'ok' }),
    );
  if (surface === 'friendship') return plain(surface, null, json(200, { following: false, status: 'ok' }));
  const list = asked.list ?? 'followers';
  const people = shownTo(account, profile, list);
  if (people === null)
    return plain(
      surface,
      cursor,
      surface === 'rest' || surface === 'find'
        ? json(400, { message: 'Not authorized to view user', status: 'fail' })
        : json(200, {
            data: { user: { edge_followed_by: null, edge_follow: null }, [`xdt_api__v1__friendships__${list}`]: null },
            status: 'ok',
          }),
    );
  if (surface === 'find') {
    if (search === 'unshaped') return plain(surface, cursor, json(200, { status: 'ok' }));
    const shown = found(asked, people, showing);
    return listPage({
      ...{ surface, list, cursor, people: shown, next: null, count: shown.length, nameOf },
      cursorAt: String,
    });
  }
  const [giver = '', at = ''] = cursor?.split('|') ?? [];
  const foreign = cursor !== null && giver !== session.token;
  const broken = foreign && session.cursors !== 'kept' ? session.cursors : null;
  const offset = /^\d+$/.test(at) ? Number(at) : 0;
  if (broken === 'refused' || (cursor !== null && !/^\d+$/.test(at)))
    return plain(surface, cursor, json(400, { message: 'bad cursor', status: 'fail' }));
  if (broken === 'unclear') return plain(surface, cursor, json(401, WAIT));
  const from = broken === 'empty_end' ? people.length : broken === 'first_page' ? 0 : offset;
  const to = from + perPage;
  const count = declaredBy(profile, list) ?? people.length;
  const page = {
    surface,
    list,
    cursor,
    people: people.slice(from, to),
    next: to < people.length ? to : null,
    count,
    nameOf,
  };
  return listPage({ ...page, cursorAt: (place) => `${session.token}|${place}` });
}

function ownPage({ account }: Session) {
  const body = `<!DOCTYPE html><html><body><form><input name="first_name"></form>{"viewer":{"username":"${account}"}}</body></html>`;
  return { status: 200, headers: [], body } as const;
}

/** Nobody has this name, or this id. */
function notThere({ surface, cursor }: Asked): Good {
  const missing = {
    search: json(200, { users: [], status: 'ok' }),
    profile: json(404, { data: { user: null }, status: 'fail' }),
    rest: json(400, { message: 'unable to fetch followers', status: 'fail' }),
  };
  const answer =
    surface in missing
      ? missing[surface as keyof typeof missing]
      : json(200, { data: { user: null }, user: null, status: 'ok' });
  return plain(surface, cursor, answer);
}
