import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { document, everyRoute, resolved } from '#/testing/document-check.ts';

const operations = everyRoute.map((declared) => {
  const item = document.paths?.[declared.path] as Record<string, Record<string, unknown>>;
  return [`${declared.method} ${declared.path}`, declared, item[declared.method] ?? {}] as const;
});
const names = operations.map(([name]) => name);

describe('the document', () => {
  it('names each route once, and nothing else', () => {
    const paths = Object.entries(document.paths ?? {});
    const named = paths.flatMap(([path, item]) => Object.keys(item ?? {}).map((method) => `${method} ${path}`));
    expect(named.sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(50);
  });

  it('gives each operation a name of its own', () => {
    const ids = operations.map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations)(
    '%s names its parameters and asks for a token where one is needed',
    (_name, declared, operation) => {
      const parameters = (operation.parameters ?? []) as { in: string; name: string; required?: boolean }[];
      const inPath = [...declared.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(
        parameters
          .filter((parameter) => parameter.in === 'path' && parameter.required)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(inPath);
      expect(operation.security).toEqual(declared.right ? [{ token: [] }] : []);
      expect(operation.requestBody === undefined).toBe(declared.body === undefined);
      if (declared.right)
        expect(Object.keys(operation.responses as object)).toEqual(expect.arrayContaining(['401', '403']));
    },
  );

  it('names the header by which a request can be repeated', () => {
    const repeatable = operations.filter(([, , operation]) => JSON.stringify(operation).includes('"Idempotency-Key"'));
    expect(repeatable.map(([name]) => name).sort()).toEqual([
      'post /api/v1/checks',
      'post /api/v1/customers/{customerId}/credits',
      'post /api/v1/customers/{customerId}/credits/take',
      'post /api/v1/users/{userId}/balance/add',
    ]);
    for (const [, , operation] of repeatable) {
      expect(operation.parameters).toContainEqual(
        expect.objectContaining({
          in: 'header',
          name: 'Idempotency-Key',
          schema: expect.objectContaining({ type: 'string' }),
        }),
      );
      expect(Object.keys(operation.responses as object)).toContain('409');
    }
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(resolved(reference)).toBeTypeOf('object');
  });

  it('refuses unknown fields in every body and every query', () => {
    for (const { path, body, query } of everyRoute) {
      for (const schema of [body, query]) {
        const issues = schema?.safeParse({ surprise: 1 }).error?.issues ?? [];
        if (schema)
          expect(
            issues.map(({ code }) => code),
            path,
          ).toContain('unrecognized_keys');
      }
    }
  });

  it('writes names in camelCase, but for what the present system wrote otherwise', () => {
    for (const [name, { tag }, operation] of operations)
      if (tag !== 'present system')
        expect(
          namesIn(operation).filter((one) => one.includes('_')),
          name,
        ).toEqual([]);
  });
});

describe('what clients were promised before', () => {
  const before = leavesOf(
    parse(readFileSync(join(import.meta.dirname, 'document.before.yaml'), 'utf8'), { maxAliasCount: -1 }),
  );
  const now = leavesOf(document);

  it('still holds, but for what is named here', () => {
    const gone = [...before].filter(([place, value]) => now.get(place) !== value && !mayDiffer(place));
    expect(gone).toEqual([]);
  });

  it('is joined only by what is named here', () => {
    const added = [...now].filter(([place]) => !before.has(place) && !mayDiffer(place));
    expect(added).toEqual([]);
  });

  it('differs in each way that is named here', () => {
    const differing = [...new Set([...before.keys(), ...now.keys()])].filter((one) => before.get(one) !== now.get(one));
    for (const way of MAY_DIFFER)
      expect(
        differing.some((one) => way.test(one)),
        String(way),
      ).toBe(true);
  });
});

/** Allowed differences: requesting a check, camelCase, two of the field's words. */
const MAY_DIFFER = [
  /^paths \/api\/v1\/checks post /,
  /^paths \/api\/v1\/checks get parameters customerId /,
  /^paths \/api\/v1\/checks get responses 200 content application\/json schema /,
  /error (properties|required) (requestId|request_id)/,
  /^paths \/api\/v1\/(broadcasts|texts|maintenance)\b/,
  /customers\/\{customerId\}\/export get .*(consents|ownProfiles|instagramExports)/,
  /^info description/,
  /^paths \/api\/v1\/(payments|promo-codes|money|metrics)\b/,
  /^paths \/api\/v1\/customers\/\{customerId\}\/credits\/take /,
  / kind (enum )?take\b/,
  /^paths \/api\/v1\/customers\/\{customerId\} delete (description|responses 409)/,
  /^tags payments /,
  /(properties|required|parameters) (deed|action|alone|autoRefresh)\b/,
];
const mayDiffer = (place: string) => MAY_DIFFER.some((way) => way.test(place));

/** Names of fields and parameters. */
function namesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (typeof node !== 'object' || node === null) return [];
  const { $ref, properties, name } = node as { $ref?: string; properties?: object; name?: string };
  return [
    ...Object.keys(properties ?? {}),
    ...(typeof name === 'string' ? [name] : []),
    ...(typeof $ref === 'string' ? namesIn(resolved($ref)) : []),
    ...Object.values(node).flatMap(namesIn),
  ];
}

/** By place: references followed, parameters by name. */
function leavesOf(whole: object): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const walk = (node: unknown, place: string): void => {
    if (typeof node !== 'object' || node === null) leaves.set(place, node);
    else if ('$ref' in node) walk(resolved(String(node.$ref), whole), place);
    else
      for (const [key, value] of Object.entries(node)) {
        const word = Array.isArray(node) && typeof value === 'string' ? value : undefined;
        const named = Array.isArray(node) && typeof value?.name === 'string' ? value.name : undefined;
        walk(word === undefined ? value : true, `${place} ${word ?? named ?? key}`.trim());
      }
  };
  const { components: _named, ...rest } = whole as { components?: object };
  walk(rest, '');
  return leaves;
}
