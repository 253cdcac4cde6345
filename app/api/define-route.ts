/**
 * A route is declared once: the declaration admits, reads what comes in, writes what goes out, and is what the OpenAPI
 * document is made from. So these cannot disagree.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { streamOf } from '#/app/_shared/stream-of.ts';
import type { WebCtx } from '#/lib/context.ts';
import { hidesNames } from '#/lib/operators/allow-names.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { type Admitted, admit } from './admit.ts';
import { readBody, readHeaders, readParams, readQuery } from './read-input.ts';
import type { ApiErrorCode } from './refusals.ts';

/** What handlers of the API may use: second factors are no concern of programs. */
export type ApiCtx = Omit<WebCtx, 'factors'>;

export type ApiEnv = {
  Variables: {
    requestId: string;
    /** Opens the process. @throws wrong settings, or a database that does not answer. */
    open: () => Promise<ApiCtx>;
    /** What the answer says of the rate of whoever asks. */
    rate?: Record<string, string>;
    /** The address that is meant: its part of the document and its methods. Absent: there is nothing there. */
    address?: { tag: Tag; methods: readonly Method[] };
    /** Only where the route asks for a right. */
    ctx: ApiCtx;
  } & Admitted;
};
export type ApiContext = Context<ApiEnv>;
/** What a handler is given whose address names one thing by its id. */
export type OneOf<Name extends string> = Context<ApiEnv, string, { in: object; out: { param: Record<Name, string> } }>;

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Tag =
  | 'checks'
  | 'accounts'
  | 'attempts'
  | 'challenges'
  | 'customers'
  | 'staff'
  | 'present system'
  | 'service';

type Content = { [mediaType: string]: { schema: z.ZodType | { type: 'string'; format: 'binary' } } };
type Answer = { description: string; content: Content };

type Spec = {
  method: Method;
  /** Below the place where the noun is mounted, with parameters in braces, such as `/checks/{checkId}`. */
  path: string;
  /** What whoever asks must be allowed; the verb asks the same. Null: open to everybody. */
  right: Right | null;
  tag: Tag;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Headers that mean something here, by name; every other one is left alone. */
  headers?: z.ZodObject;
  body?: z.ZodType;
  answers: Record<number, Answer>;
  /** Codes that this route refuses with, beside those that follow from its form. */
  refusals?: readonly ApiErrorCode[];
};

/** What of the declaration the types of the library read: what comes in, and what goes out. */
type Route<S extends Spec> = Pick<S, 'method' | 'path'> & { request: Request<S>; responses: S['answers']; declared: S };
type Request<S extends Spec> = Pick<S, keyof S & ('params' | 'query' | 'headers')> &
  (S extends { body: infer B } ? { body: { content: { 'application/json': { schema: B } } } } : unknown);
/** What tests and the document know of a route. */
export type Declared = Omit<Route<Spec>, 'declared'> & { declared: Spec };

/** Declares a route. The order is always the same: admit, then look at the address, the query, the headers and the body. */
export function route<const S extends Spec>(spec: S): Route<S> {
  const { method, path, answers: responses } = spec;
  return { method, path, responses, declared: spec, middleware: readsAndWrites(spec) } as unknown as Route<S>;
}

/** An answer in JSON. It is written through `schema`, so that a field which the document does not know does not go out. */
export function json<S extends z.ZodType>(description: string, schema: S) {
  // a handler gives what the schema takes
  return { description, content: { 'application/json': { schema: schema as unknown as z.ZodType<z.input<S>> } } };
}

/** An answer that goes out as it is, with one of these media types. */
export function file(description: string, mediaTypes: readonly string[]): Answer {
  const binary = { type: 'string', format: 'binary' } as const;
  return { description, content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: binary }])) };
}

/** JSON that goes out as it is made, because it may be long. It is of this form, which nobody looks at on the way. */
export function streamed(description: string, schema: z.ZodType): Answer {
  return { description, content: { 'application/json': { schema } } };
}

/** Answers with bytes, for the asker to look at, or to keep under `fileName`. */
export function sendFile(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  { mediaType, fileName }: { mediaType: string; fileName?: string },
): Response {
  const body = bytes instanceof Uint8Array ? new Uint8Array(bytes) : streamOf(bytes);
  const disposition = fileName ? `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"` : 'inline';
  const shut = { 'content-security-policy': "default-src 'none'; sandbox" };
  return new Response(body, { headers: { ...shut, 'content-type': mediaType, 'content-disposition': disposition } });
}

/** The routes of one noun: `createApi().openapi(route({ … }), handler)`. */
export const createApi = () => new OpenAPIHono<ApiEnv>();

/** Hands a handler who asks and with what: everything parsed, everybody admitted; and writes its answer as declared. */
function readsAndWrites(spec: Spec): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const ctx = spec.right && (await c.var.open());
    const asker = ctx && spec.right && (await admit(c, ctx, spec.right));
    if (spec.params) c.req.addValidatedData('param', readParams(c, spec.params));
    if (spec.query) c.req.addValidatedData('query', readQuery(c, spec.query));
    if (spec.headers) c.req.addValidatedData('header', readHeaders(c, spec.headers));
    if (spec.body) c.req.addValidatedData('json', (await readBody(c, spec.body)) as object);
    if (ctx && asker) {
      c.set('by', asker.by);
      c.set('role', asker.role);
      c.set('token', asker.token);
      c.set('ctx', { ...ctx, hideNames: await hidesNames(ctx, asker) });
    }
    const write = c.json;
    c.json = ((body: unknown, status: 200) => write(schemaOf(spec, status).parse(body) as object, status)) as never;
    await next();
  };
}

function schemaOf({ answers }: Spec, status: number): z.ZodType {
  const schema = answers[status]?.content['application/json']?.schema;
  if (!schema || !('parse' in schema)) throw new Error(`the answer ${status} is not declared`);
  return schema;
}
