/** A route is one declaration: it admits, parses, writes, and makes the OpenAPI document. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { streamOf } from '#/app/_shared/stream-of.ts';
import { hidesNames } from '#/lib/operators/allow-names.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { admit } from './admit.ts';
import type { ApiEnv, ApiErrorCode, Method, Tag } from './model.ts';
import { readBody, readHeaders, readParams, readQuery } from './read-input.ts';

export type OneOf<Name extends string> = Context<ApiEnv, string, { in: object; out: { param: Record<Name, string> } }>;

type Content = { [mediaType: string]: { schema: z.ZodType | { type: 'string'; format: 'binary' } } };
type Answer = { description: string; content: Content };

type Spec = {
  method: Method;
  path: string;
  /** The verb asks the same. Null: open. */
  right: Right | null;
  tag: Tag;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodType;
  answers: Record<number, Answer>;
  /** Beside those that follow from its form. */
  refusals?: readonly ApiErrorCode[];
};

type Route<S extends Spec> = Pick<S, 'method' | 'path'> & { request: Request<S>; responses: S['answers']; declared: S };
type Request<S extends Spec> = Pick<S, keyof S & ('params' | 'query' | 'headers')> &
  (S extends { body: infer B } ? { body: { content: { 'application/json': { schema: B } } } } : unknown);
/** For tests and the document. */
export type Declared = Omit<Route<Spec>, 'declared'> & { declared: Spec };

/** Always in this order: admit, address, query, headers, body. */
export function route<const S extends Spec>(spec: S): Route<S> {
  const { method, path, answers: responses } = spec;
  return { method, path, responses, declared: spec, middleware: readsAndWrites(spec) } as unknown as Route<S>;
}

/** JSON through `schema`: undocumented fields do not go out. */
export function json<S extends z.ZodType>(description: string, schema: S) {
  // a handler gives what the schema takes
  return { description, content: { 'application/json': { schema: schema as unknown as z.ZodType<z.input<S>> } } };
}

/** As it is, of these media types. */
export function file(description: string, mediaTypes: readonly string[]): Answer {
  const binary = { type: 'string', format: 'binary' } as const;
  return { description, content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: binary }])) };
}

/** Streamed JSON of this form, unchecked. */
export function streamed(description: string, schema: z.ZodType): Answer {
  return { description, content: { 'application/json': { schema } } };
}

/** To look at, or to keep under `fileName`. */
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

/** Parses, admits, and writes as declared. */
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
