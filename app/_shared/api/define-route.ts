/**
 * A route is declared once: the declaration parses what comes in, writes what goes out, and is what the
 * OpenAPI document is made from. So the three cannot disagree.
 */
import type { z } from 'zod';
import { hidesNames } from '#/lib/operators/allow-names.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import type { Right } from '#/lib/operators/rights.ts';
import type { Role } from '#/lib/operators/role.ts';
import type { TokenView } from '#/lib/operators/tokens/model.ts';
import { streamOf } from '../stream-of.ts';
import { admit } from './admit.ts';
import { answering } from './answering.ts';
import { type ApiCtx, apiContext } from './context.ts';
import { parseBody, parseHeaders, parseParams, parseQuery } from './parse-input.ts';
import type { ApiErrorCode } from './refusal.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Schema = z.ZodType | undefined;

/**
 * A JSON answer is written through `schema`; a file goes out as it is, with one of the media types. What is `streamed` is JSON that
 * goes out as it is made, because it may be long: it is of this form, which nobody looks at on the way.
 */
export type AnswerSpec =
  | { description: string; schema: z.ZodType }
  | { description: string; streamed: z.ZodType }
  | { description: string; file: readonly string[] };
type Answers = Record<number, AnswerSpec>;
type Given<A extends Answers> = {
  [Status in keyof A & number]: A[Status] extends { schema: infer S extends z.ZodType }
    ? { status: Status; body: z.input<S> }
    : A[Status] extends { streamed: z.ZodType }
      ? { status: Status; chunks: AsyncIterable<Uint8Array>; fileName: string }
      : { status: Status; bytes: Uint8Array; mediaType: string; fileName?: string };
}[keyof A & number];
type HeaderSchema = z.ZodObject | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** What the document says of a route. */
export type Declared = {
  method: Method;
  /** With parameters in braces, such as `/api/v1/checks/{checkId}`. */
  path: string;
  /** What whoever asks must be allowed; the verb asks the same. Null: open to everybody. */
  right: Right | null;
  tag: string;
  summary: string;
  description?: string;
  params?: Schema;
  query?: Schema;
  /** Headers that mean something here, by name; every other one is left alone. */
  headers?: HeaderSchema;
  body?: Schema;
  answers: Answers;
  /** Codes that this route refuses with, beside those that follow from its form. */
  refusals?: readonly ApiErrorCode[];
};

type Spec<P extends Schema, Q extends Schema, H extends HeaderSchema, B extends Schema, A extends Answers> = Omit<
  Declared,
  'right' | 'params' | 'query' | 'headers' | 'body' | 'answers'
> & { right: Right; params?: P; query?: Q; headers?: H; body?: B; answers: A };

export type Handler = ((request: Request) => Promise<Response>) & { declared?: Declared };

/** Who asks and with what: everything parsed, everybody admitted. */
export type Asked<P extends Schema, Q extends Schema, H extends HeaderSchema, B extends Schema> = {
  ctx: ApiCtx;
  by: Actor;
  role: Role;
  token: TokenView;
  params: Parsed<P>;
  query: Parsed<Q>;
  headers: Parsed<H>;
  body: Parsed<B>;
};

/**
 * Declares a route for holders of a token. The order is always the same: admit, then look at the address,
 * the query, the headers and the body. A handler answers with one of the declared statuses, or throws a refusal.
 */
export function defineRoute<
  A extends Answers,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  H extends HeaderSchema = undefined,
  B extends Schema = undefined,
>(spec: Spec<P, Q, H, B, A>) {
  const asked = async (request: Request): Promise<Asked<P, Q, H, B>> => {
    const ctx = await apiContext();
    const { actor: by, role, token } = await admit(ctx, request, spec.right);
    const params = (spec.params && parseParams(request, spec.path, spec.params)) as Parsed<P>;
    const query = (spec.query && parseQuery(request, spec.query)) as Parsed<Q>;
    const headers = (spec.headers && parseHeaders(request, spec.headers)) as Parsed<H>;
    const body = (spec.body && (await parseBody(request, spec.body))) as Parsed<B>;
    const hideNames = await hidesNames(ctx, { by });
    return { ctx: { ...ctx, hideNames }, by, role, token, params, query, headers, body };
  };
  return {
    handle: (handle: (asked: Asked<P, Q, H, B>) => Promise<Given<A>>) =>
      declaring(spec, async (request) => written(spec.answers, await handle(await asked(request)))),
  };
}

/** Declares a route that anybody may call. It is given nothing: what it needs it opens itself. */
export function defineOpenRoute<A extends Answers>(
  spec: Omit<Spec<undefined, undefined, undefined, undefined, A>, 'right'>,
) {
  return {
    handle: (handle: () => Promise<Given<A>>) =>
      declaring({ ...spec, right: null }, async () => written(spec.answers, await handle())),
  };
}

function declaring(declared: Declared, run: (request: Request) => Promise<Response>): Handler {
  return Object.assign((request: Request) => answering(request, () => run(request)), { declared });
}

/** Writes an answer through its schema: a field that the document does not know does not go out. */
function written<A extends Answers>(answers: A, given: Given<A>): Response {
  const spec = answers[given.status];
  if (spec && 'schema' in spec && 'body' in given) {
    return Response.json(spec.schema.parse(given.body), { status: given.status });
  }
  if ('chunks' in given) {
    const headers = fileHeaders({ ...given, mediaType: 'application/json' });
    return new Response(streamOf(given.chunks), { status: given.status, headers });
  }
  if (!('bytes' in given)) throw new Error(`the answer ${given.status} is not declared`);
  return new Response(new Uint8Array(given.bytes), { status: given.status, headers: fileHeaders(given) });
}

function fileHeaders({ mediaType, fileName }: { mediaType: string; fileName?: string }): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': fileName ? `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"` : 'inline',
  };
}
