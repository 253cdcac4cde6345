import { signedOut } from '../faults/refusals.ts';
import { aboutList } from '../lists/friendships.ts';
import { cursorOf, graphqlList } from '../lists/graphql-lists.ts';
import { DOCUMENTS, type GraphqlQuestion, QUERY_HASHES } from '../lists/graphql-names.ts';
import { search } from '../lists/users.ts';
import { graphqlNode, isGone, restProfile, webProfile } from '../lists/wire-user.ts';
import { graphqlSignIn } from '../sign-in/graphql-sign-in.ts';
import type { Session } from '../state/model.ts';
import { findProfileById } from '../state/world.ts';
import { type Answer, json } from './answer.ts';
import type { Exchange } from './exchange.ts';
import type { Route } from './route.ts';

export const graphqlRoutes: Route[] = [
  {
    methods: ['GET', 'POST'],
    path: /^\/(graphql\/query|api\/graphql|api\/v1\/graphql\/query)\/?$/,
    needs: 'nothing',
    endpoint(exchange) {
      const asked = questionOf(exchange);
      if (asked?.kind === 'test_login') return 'test_login';
      return parameter(exchange, 'query_hash') || parameter(exchange, 'query_id') ? 'graphql_hash' : 'graphql_document';
    },
    note: noteOf,
    answer: answerGraphql,
  },
];

function answerGraphql(exchange: Exchange): Answer {
  const asked = questionOf(exchange);
  if (asked?.kind === 'test_login') return testLogin(exchange);
  if (asked?.kind === 'sign_in') return graphqlSignIn(exchange, asked.step, variablesOf(exchange));
  if (!exchange.session) return signedOut(exchange);
  if (!asked) return json({ message: 'invalid request', status: 'fail' }, 400);
  return prefixed(exchange, answerQuestion(exchange, exchange.session, asked));
}

function answerQuestion(
  exchange: Exchange,
  session: Session,
  asked: Exclude<GraphqlQuestion, { kind: 'sign_in' }>,
): Answer {
  const variables = variablesOf(exchange);
  if (asked.kind === 'list') return graphqlList(exchange, session, asked, variables);
  if (asked.kind === 'search') {
    const users = search({ ...exchange, query: new URLSearchParams({ query: String(variables.query ?? '') }) }).map(
      ({ user }) => user,
    );
    return json({ data: { xdt_api__v1__fbsearch__non_profiled_serp: { users } }, status: 'ok' });
  }
  const profile = findProfileById(exchange.world, idOf(variables));
  const gone = !profile || isGone(profile);
  if (asked.kind === 'public_story')
    return json({ data: { user: gone ? null : { has_public_story: false } }, status: 'ok' });
  if (asked.kind === 'profile')
    return json({ data: { user: gone ? null : restProfile(exchange, profile) }, status: 'ok' });
  return json({
    data: {
      user: gone
        ? null
        : { reel: { __typename: 'GraphReel', id: profile.id.toString(), owner: ownerOf(exchange, profile) } },
    },
    status: 'ok',
  });
}

function ownerOf(exchange: Exchange, profile: Parameters<typeof webProfile>[1]) {
  const { id, username, full_name, is_private, is_verified, profile_pic_url } = webProfile(exchange, profile);
  return { __typename: 'GraphUser', id, username, full_name, is_private, is_verified, profile_pic_url };
}

/** `data.user` is null while signed out (docs/facts/addresses.md#who-am-i). */
function testLogin(exchange: Exchange): Answer {
  const account = exchange.session?.account;
  if (!account) return json({ data: { user: null }, status: 'ok' });
  const node = graphqlNode(exchange, {
    id: account.id,
    username: account.username,
    fullName: account.fullName,
    isPrivate: false,
    isVerified: false,
  });
  return json({ data: { user: node }, status: 'ok' });
}

function noteOf(exchange: Exchange): Partial<Exchange['note']> {
  const asked = questionOf(exchange);
  const variables = variablesOf(exchange);
  switch (asked?.kind) {
    case 'list':
      return aboutList(exchange, idOf(variables), asked.list, cursorOf(variables));
    case 'test_login':
      return { surface: 'probe' };
    case 'search':
      return { surface: 'search', profile: String(variables.query ?? '').toLowerCase() };
    case 'sign_in':
      return { surface: asked.step === 'password' ? 'sign_in' : 'second_factor' };
    case undefined:
      return { surface: 'other' };
    default:
      return { surface: 'profile', profile: findProfileById(exchange.world, idOf(variables))?.username ?? null };
  }
}

function questionOf(exchange: Exchange): GraphqlQuestion | null {
  const hash = parameter(exchange, 'query_hash') ?? parameter(exchange, 'query_id');
  const document = parameter(exchange, 'doc_id') ?? parameter(exchange, 'client_doc_id');
  if (hash && exchange.method === 'GET') return QUERY_HASHES[hash] ?? null;
  return document ? (DOCUMENTS[document] ?? null) : null;
}

type Variables = Record<string, unknown>;

function variablesOf(exchange: Exchange): Variables {
  try {
    const parsed: unknown = JSON.parse(parameter(exchange, 'variables') ?? '{}');
    return parsed !== null && typeof parsed === 'object' ? { ...parsed } : {};
  } catch {
    return {};
  }
}

function idOf(variables: Variables): bigint {
  const id = String(variables.id ?? variables.user_id ?? variables.target_id ?? '');
  return /^\d{1,19}$/.test(id) ? BigInt(id) : 0n;
}

/** From query or form: clients retry a POST as a GET (docs/facts/addresses.md#graphql-by-document). */
function parameter(exchange: Exchange, name: string): string | null {
  return exchange.form.get(name) ?? exchange.query.get(name);
}

function prefixed(exchange: Exchange, answer: Answer): Answer {
  const wanted = exchange.world.switches.graphqlPrefix && exchange.path.startsWith('/api/graphql');
  return wanted ? { ...answer, body: `for (;;);${answer.body}` } : answer;
}
