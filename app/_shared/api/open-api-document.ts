/**
 * The OpenAPI document of the HTTP API, made from the declarations that the routes themselves run by.
 */
import type { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { RIGHTS } from '#/lib/operators/rights.ts';
import { version } from '#/lib/platform/version.ts';
import type { AnswerSpec, Declared } from './define-route.ts';
import { everyRoute } from './every-route.ts';
import { type ApiErrorCode, ErrorAnswer, MEANING_OF, STATUS_OF } from './refusal.ts';

type Document = ReturnType<typeof createDocument>;

let made: Document | undefined;

/** Made once, with the first call. */
export function openApiDocument(): Document {
  made ??= createDocument({
    openapi: '3.1.0',
    info: { title: 'Mutuals', version, description: ABOUT },
    servers: [{ url: '/' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token: `npm run token -- create`.' },
      },
    },
    paths: paths(),
  });
  return made;
}

const ABOUT = `Who on Instagram does not follow me back? Everything that the main job needs, for programs.

Send a token with each request: \`Authorization: Bearer mut_…\`. Moments are ISO 8601 in UTC. Every answer carries \`X-Request-Id\`
and is kept by no cache. A token may ask 1,200 times a minute; \`RateLimit\` and \`RateLimit-Policy\` say how it stands. A refusal is \`{"error": {"code", "message", "detail", "request_id"}}\`, with a sentence that says what is expected.`;

const TAGS = [
  ['checks', 'One customer’s question about one profile.'],
  ['accounts', 'The Instagram accounts that read.'],
  ['attempts', 'Tries to obtain a new session.'],
  ['challenges', 'Questions of Instagram to a person.'],
  ['customers', 'Who may ask, and their credits.'],
  ['staff', 'Tokens, operators, the audit log.'],
  ['present system', 'Paths and bodies of the system before this one.'],
  ['service', 'The service itself.'],
] as const;

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const { declared } of everyRoute()) {
    const method = declared.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    all[declared.path] = { ...all[declared.path], [method]: operation(declared) };
  }
  return all;
}

function operation(route: Declared): ZodOpenApiOperationObject {
  const needs = route.right ? `Needs the role \`${RIGHTS[route.right].role}\`.` : 'Open to everybody.';
  return {
    operationId: operationIdOf(route),
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, needs].filter(Boolean).join('\n\n'),
    security: route.right ? [{ token: [] }] : [],
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(route.headers ? { header: route.headers } : {}),
    },
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    responses: { ...successes(route), ...refusals(route), default: refusal('Any other refusal.') },
  };
}

/** Such as `post_accounts_accountId_pause`. */
function operationIdOf({ method, path }: Declared): string {
  const words = path.replace('/api/v1', '').split(/\W+/).filter(Boolean);
  return [method.toLowerCase(), ...words].join('_');
}

function requestBody(schema: z.ZodType) {
  const required = !schema.safeParse(undefined).success;
  return { required, content: { 'application/json': { schema } } };
}

function successes(route: Declared): ZodOpenApiResponsesObject {
  const headers = route.right ? { ...HEADERS, ...RATE_HEADERS } : HEADERS;
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [
      status,
      { description: answer.description, headers, content: contentOf(answer) },
    ]),
  );
}

function contentOf(answer: AnswerSpec) {
  if ('schema' in answer) return { 'application/json': { schema: answer.schema } };
  if ('streamed' in answer) return { 'application/json': { schema: answer.streamed } };
  return Object.fromEntries(
    answer.file.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  );
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

/** What follows from the form of a route, and what it declares; codes of one status stand together. */
export function refusalCodesOf(route: Declared): ApiErrorCode[] {
  return [
    'unauthenticated', // to everybody who writes a token into the address
    ...(route.right ? (['forbidden', 'throttled', 'unavailable'] as const) : []), // whom to admit is asked of the database
    ...(route.params ? (['not_found'] as const) : []),
    ...(route.query || route.headers || route.body ? (['invalid'] as const) : []),
    ...(route.body ? (['too_slow', 'too_large', 'unsupported_media_type'] as const) : []),
    ...(route.refusals ?? []),
  ];
}

function refusals(route: Declared): ZodOpenApiResponsesObject {
  const meanings = new Map<string, string[]>();
  for (const code of refusalCodesOf(route)) {
    const status = String(STATUS_OF[code]);
    meanings.set(status, [...(meanings.get(status) ?? []), `\`${code}\`: ${MEANING_OF[code]}`]);
  }
  return Object.fromEntries([...meanings].map(([status, lines]) => [status, refusal(lines.join('\n\n'), status)]));
}

function refusal(description: string, status?: string) {
  const headers = status === String(STATUS_OF.throttled) ? { ...HEADERS, ...RATE_HEADERS, ...WAIT_HEADER } : HEADERS;
  return { description, headers, content: { 'application/json': { schema: ErrorAnswer } } };
}
