import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { RIGHTS } from '#/lib/operators/rights.ts';
import { version } from '#/lib/platform/version.ts';
import type { Declared } from './define-route.ts';
import type { ApiErrorCode, Tag } from './model.ts';
import { REFUSALS, refusedBody } from './refusals.ts';

/** By zod: it tells input from output, unlike @hono/zod-openapi's generator. */
export function documentOf(routes: readonly Declared[]) {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Mutuals', version, description: ABOUT },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token: `npm run token -- create`.' },
      },
    },
    paths: pathsOf(routes),
  });
}

const ABOUT = `Who on Instagram does not follow me back? Everything that the main job needs, for programs.

Send a token with each request: \`Authorization: Bearer mut_…\`. Moments are ISO 8601 in UTC. Every answer carries \`X-Request-Id\`
and is kept by no cache. A token may ask 1,200 times a minute; \`RateLimit\` and \`RateLimit-Policy\` say how it stands. A refusal is \`{"error": {"code", "message", "detail", "requestId"}}\`, with a sentence that says what is expected.`;

const TAGS: Record<Tag, string> = {
  checks: 'One customer’s question about one profile.',
  accounts: 'The Instagram accounts that read.',
  attempts: 'Tries to obtain a new session.',
  challenges: 'Questions of Instagram to a person.',
  payments: 'What is bought and paid back, promo codes, and what moved on each day.',
  customers: 'Who may ask, and their credits.',
  staff: 'Tokens, operators, the audit log.',
  'present system': 'Paths and bodies of the system before this one.',
  service: 'The service itself.',
};

function pathsOf(routes: readonly Declared[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return paths;
}

function operationOf(route: Declared): ZodOpenApiOperationObject {
  const { right, tag, summary, description, params, query, headers, body, answers } = route.declared;
  const needs = right ? `Needs the role \`${RIGHTS[right].role}\`.` : 'Open to everybody.';
  const sent = right ? { ...HEADERS, ...RATE_HEADERS } : HEADERS;
  const content = body && { 'application/json': { schema: body } };
  return {
    operationId: operationIdOf(route),
    tags: [tag],
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    security: right ? [{ token: [] }] : [],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(content && { requestBody: { required: !body.safeParse(undefined).success, content } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, { ...answer, headers: sent }])),
      ...refusalsOf(route),
      default: refusal(tag, 'Any other refusal.'),
    },
  };
}

/** Such as `post_accounts_accountId_pause`. */
function operationIdOf({ method, path }: Declared): string {
  return [method, ...path.replace('/api/v1', '').split(/\W+/).filter(Boolean)].join('_');
}

const text = { type: 'string' as const };
const HEADERS = { 'X-Request-Id': { required: true, schema: text } };
const RATE_HEADERS = {
  'RateLimit-Policy': {
    required: true,
    description: 'How many uses (`q`) a window of so many seconds (`w`) has.',
    schema: text,
    example: '"token";q=1200;w=60',
  },
  RateLimit: {
    required: true,
    description: 'How many uses remain (`r`) until the window ends, in so many seconds (`t`).',
    schema: text,
    example: '"token";r=1199;t=60',
  },
};
const WAIT_HEADER = {
  'Retry-After': {
    required: false,
    description: 'Seconds until it is worth asking again.',
    schema: { type: 'integer' as const },
  },
};

function codesOf({ right, params, query, headers, body, refusals = [] }: Declared['declared']): ApiErrorCode[] {
  return [
    'unauthenticated', // to everybody who writes a token into the address
    ...(right ? (['forbidden', 'throttled', 'unavailable'] as const) : []), // whom to admit is asked of the database
    ...(params ? (['not_found'] as const) : []),
    ...(query || headers || body ? (['invalid'] as const) : []),
    ...(body ? (['too_slow', 'too_large', 'unsupported_media_type'] as const) : []),
    ...refusals,
  ];
}

function refusalsOf({ declared }: Declared) {
  const byStatus = Map.groupBy(codesOf(declared), (code) => REFUSALS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const meanings = codes.map((code) => `\`${code}\`: ${REFUSALS[code].meaning}`);
      return [String(status), refusal(declared.tag, meanings.join('\n\n'), status)];
    }),
  );
}

function refusal(tag: Tag, description: string, status?: number) {
  const headers = status === REFUSALS.throttled.status ? { ...HEADERS, ...RATE_HEADERS, ...WAIT_HEADER } : HEADERS;
  return { description, headers, content: { 'application/json': { schema: refusedBody(tag) } } };
}
