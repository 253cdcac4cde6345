/** For tests: does a real answer fit what the document says of it? */
import { z } from 'zod';
import { createApp, routesOf } from '#/app/api/app.ts';
import type { Declared } from '#/app/api/define-route.ts';
import { documentOf } from '#/app/api/document.ts';

type Node = { [key: string]: unknown };

const routes = routesOf(createApp(() => Promise.reject(new Error('nothing is opened here'))));
export const document = documentOf(routes);

/** A route of the API as it is declared, at its whole path. */
export type EveryRoute = Declared['declared'];
export const everyRoute: EveryRoute[] = routes.map(({ declared, path }) => ({ ...declared, path }));

/**
 * Holds an answer against the document: the status is named, the media type too, and the body fits.
 * @throws {Error} says what does not fit, and where.
 */
export async function fitDocument(declared: Pick<EveryRoute, 'method' | 'path'>, response: Response): Promise<void> {
  const where = `${declared.method} ${declared.path} → ${response.status}`;
  const operation = at({ ...document }, 'paths', declared.path, declared.method);
  const spoken = at(operation, 'responses')[String(response.status)] as Node | undefined;
  if (!spoken) throw new Error(`${where}: the document does not name this status`);

  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = at(spoken, 'content')[mediaType] as Node | undefined;
  if (!content) throw new Error(`${where}: the document does not name ${mediaType}`);
  if (mediaType !== 'application/json') return;

  const parsed = schemaOf(content.schema as Node).safeParse(await response.clone().json());
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
}

const made = new WeakMap<Node, z.ZodType>();

function schemaOf(schema: Node): z.ZodType {
  const known = made.get(schema) ?? z.fromJSONSchema(inlined(schema) as Parameters<typeof z.fromJSONSchema>[0]);
  made.set(schema, known);
  return known;
}

/** The schema with each reference replaced by what it names. */
function inlined(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inlined);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...rest } = node as Node;
  const named = typeof $ref === 'string' ? (inlined(resolved($ref)) as Node) : {};
  return { ...named, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inlined(value)])) };
}

/** What a reference of a document names. @throws {Error} it names nothing. */
export function resolved($ref: string, whole: object = document): Node {
  return at({ ...whole }, ...$ref.replace(/^#\//, '').split('/'));
}

function at(node: Node, ...path: string[]): Node {
  return path.reduce<Node>((inner, key) => {
    const found = inner[key];
    if (typeof found !== 'object' || found === null) throw new Error(`the document has no ${path.join(' › ')}`);
    return found as Node;
  }, node);
}
