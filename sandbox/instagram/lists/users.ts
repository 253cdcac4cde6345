/** Profiles by name and id, search, and who a client is (docs/facts/addresses.md#profiles, #who-am-i). */
import { notFoundPage } from '../faults/refusals.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Route } from '../http/route.ts';
import type { Session } from '../state/model.ts';
import { findProfile, findProfileById } from '../state/world.ts';
import { isGone, restProfile, restUser, shownProfile, webProfile } from './wire-user.ts';

export const userRoutes: Route[] = [
  {
    methods: ['GET'],
    path: /^\/api\/v1\/users\/web_profile_info\/?$/,
    needs: 'session',
    endpoint: () => 'web_profile_info',
    note: ({ query }) => ({ surface: 'profile', profile: query.get('username')?.toLowerCase() ?? null }),
    answer: webProfileInfo,
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/users\/(\d{1,19})\/info\/?$/,
    needs: 'session',
    endpoint: () => 'user_info',
    note: (exchange, [id]) => {
      const profile = findProfileById(exchange.world, BigInt(id ?? 0));
      const isSelf = (exchange.session ?? exchange.dead)?.account.id === BigInt(id ?? 0);
      return { surface: isSelf ? 'probe' : 'profile', profile: profile?.username ?? null };
    },
    answer: (exchange, _session, [id]) => {
      const profile = findProfileById(exchange.world, BigInt(id ?? 0));
      if (!profile || isGone(profile)) return json({ message: 'User not found', status: 'fail' }, 404);
      return json({ user: restProfile(exchange, profile), status: 'ok' });
    },
  },
  {
    methods: ['GET'],
    path: /^\/(api\/v1\/)?web\/search\/topsearch\/?$/,
    needs: 'session',
    endpoint: () => 'topsearch',
    note: ({ query }) => ({ surface: 'search', profile: query.get('query')?.toLowerCase() ?? null }),
    answer: (exchange) => json({ users: search(exchange), places: [], hashtags: [], has_more: false, status: 'ok' }),
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/accounts\/edit\/web_form_data\/?$/,
    needs: 'session',
    note: () => ({ surface: 'probe' }),
    answer: (_exchange, session) => json({ form_data: formData(session), status: 'ok' }),
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/accounts\/current_user\/?$/,
    needs: 'session',
    note: () => ({ surface: 'probe' }),
    answer: (exchange, session) =>
      json({
        user: { pk: session.account.id, username: session.account.username },
        origin: exchange.origin,
        status: 'ok',
      }),
  },
];

const APPS = new Set(['936619743392459', '124024574287414', '567067343352427', '1217981644879628']);

/** Missing: 404 as HTML, or 200 with a null user. Wrong app: 400 (docs/facts/addresses.md#profiles). */
function webProfileInfo(exchange: Exchange): Answer {
  const isApp = exchange.header('user-agent')?.startsWith('Instagram ') ?? false;
  if (!isApp && !APPS.has(exchange.header('x-ig-app-id') ?? ''))
    return json({ message: 'useragent mismatch', status: 'fail' }, 400);
  const profile = findProfile(exchange.world, exchange.query.get('username') ?? '');
  if (!profile || profile.state === 'missing' || profile.state === 'suspended') return notFoundPage();
  if (profile.state === 'missing_null') return json({ data: { user: null }, status: 'ok' });
  if (profile.state === 'laser') {
    const message =
      'Asset asset://laser.provider/ig_business_category_subvertical has been deleted. You cannot use deleted assets.';
    return json({ message, status: 'fail' }, 400);
  }
  return json({ data: { user: webProfile(exchange, profile) }, status: 'ok' });
}

/** Profiles whose name contains the query, the exact one first; without counters. */
export function search(exchange: Exchange): { position: number; user: ReturnType<typeof restUser> }[] {
  const wanted = (exchange.query.get('query') ?? '').toLowerCase();
  if (wanted === '') return [];
  const exact = findProfile(exchange.world, wanted);
  const others = [...exchange.world.profiles.values()].filter(
    (profile) => profile.username.includes(wanted) && profile.username !== wanted,
  );
  const found = [...(exact ? [exact] : []), ...others].filter((profile) => !isGone(profile));
  return found.slice(0, 20).map((profile, position) => ({ position, user: restUser(exchange, shownProfile(profile)) }));
}

function formData({ account }: Session) {
  return {
    first_name: account.fullName,
    last_name: '',
    email: `${account.username}@example.org`,
    is_email_confirmed: true,
    is_phone_confirmed: true,
    username: account.username,
    phone_number: '',
    gender: 3,
    birthday: null,
    biography: '',
    external_url: '',
    chaining_enabled: true,
    presence_disabled: false,
    business_account: false,
    usertag_review_enabled: false,
    trusted_username: account.username,
    trust_days: 14,
  };
}
