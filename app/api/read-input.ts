/** Input is parsed here, with the schema that the document shows. */
import type { z } from 'zod';
import { DomainError } from '#/lib/platform/errors.ts';
import type { ApiContext } from './model.ts';
import { readJson } from './read-body.ts';
import { ApiRefusal } from './refusals.ts';

/** @throws {ApiRefusal} as `readJson`; `invalid` with each field as detail. */
export async function readBody<S extends z.ZodType>(c: ApiContext, schema: S): Promise<z.output<S>> {
  const value = await readJson(c.req.raw);
  demandKeepable('body', value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (value === undefined) throw new ApiRefusal('invalid', 'This expects a JSON body.');
  throw misfit('body', parsed.error);
}

/** @throws {ApiRefusal} `invalid`: an unknown, doubled or unfitting parameter. */
export function readQuery<S extends z.ZodType>(c: ApiContext, schema: S): z.output<S> {
  const given = new URL(c.req.url).searchParams;
  const names = [...given.keys()];
  const doubled = names.find((name, place) => names.indexOf(name) !== place);
  if (doubled !== undefined) throw new ApiRefusal('invalid', `The parameter ${quoted(doubled)} came twice.`);

  demandKeepable('query', Object.fromEntries(given));
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw misfit('query', parsed.error);
}

/** Only the headers that the schema names. @throws {ApiRefusal} `invalid` */
export function readHeaders<S extends z.ZodObject>(c: ApiContext, schema: S): z.output<S> {
  const given = Object.keys(schema.shape).flatMap((name) => {
    const value = c.req.header(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw misfit('headers', parsed.error);
}

/**
 * The parts of the path that the route names (docs/facts/reliability.md#attacks: A4).
 * @throws {DomainError} `not_found` when a part is no id.
 */
export function readParams<S extends z.ZodType>(c: ApiContext, schema: S): z.output<S> {
  const parsed = schema.safeParse(c.req.param());
  if (parsed.success) return parsed.data;
  throw new DomainError('not_found', 'There is nothing at this address: a part of it is not an id.', {
    parts: parsed.error.issues.map((issue) => String(issue.path[0] ?? '')),
  });
}

/** PostgreSQL keeps no text with U+0000. */
function demandKeepable(where: 'body' | 'query', value: unknown): void {
  const waiting = [value];
  // no recursion: what came in may be nested deeper than the stack
  for (let part = waiting.pop(); waiting.length > 0 || part !== undefined; part = waiting.pop()) {
    if (typeof part === 'string' && part.includes('\0'))
      throw new ApiRefusal('invalid', `The ${where} holds the sign U+0000, which no field may have.`);
    if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) waiting.push(inner);
  }
}

const ISSUES_SHOWN = 10;

/** Values are never repeated: they may be secrets. */
function misfit(where: 'body' | 'query' | 'headers', error: z.ZodError): ApiRefusal {
  const issues = error.issues.slice(0, ISSUES_SHOWN).flatMap(fieldsOf);
  const first = issues[0];
  const message = first
    ? `${first.field === '' ? `The ${where}` : quoted(first.field)}: ${sentence(first.message)}`
    : `The ${where} is not as expected.`;
  return new ApiRefusal('invalid', message, { detail: { where, fields: issues.slice(0, ISSUES_SHOWN) } });
}

function fieldsOf(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: path, message: issue.message }];
  return issue.keys.slice(0, ISSUES_SHOWN).map((key) => ({
    field: shortened([path, key].filter(Boolean).join('.')),
    message: 'is not known here',
  }));
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const quoted = (name: string) => `"${shortened(name)}"`;
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
