import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolved } from '#/testing/document-check.ts';
import { declaredIn, pathOf } from '#/testing/worlds/api-world.ts';
import { everyFile, everyRoute } from './every-route.ts';
import { openApiDocument } from './open-api-document.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `app/api/v1/checks/[checkId]/route.ts` answers `/api/v1/checks/{checkId}`. */
const addressOf = (file: string) =>
  `/${file
    .replace(/^app\//, '')
    .replace(/\/route\.ts$/, '')
    .replaceAll('[', '{')
    .replaceAll(']', '}')}`;

/** The file for addresses that are none is none of the API's. */
const files = globSync('app/api/{v1,health}/**/route.ts', { cwd: ROOT }).filter((file) => !file.includes('[...'));
const document = openApiDocument();
const inDocument = (path: string) =>
  Object.keys(document.paths?.[path] ?? {})
    .map((method) => method.toUpperCase())
    .sort();

describe('the document and the routes', () => {
  it('name the same addresses', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(Object.keys(document.paths ?? {}).sort()).toEqual(files.map(addressOf).sort());
  });

  it.each(files)('name the same methods in %s', async (file) => {
    const exported = (await import(/* @vite-ignore */ `${ROOT}${file}`)) as ReturnType<typeof everyFile>[number];
    expect(declaredIn(exported).map(({ path }) => path)).toEqual(declaredIn(exported).map(() => addressOf(file)));
    expect(inDocument(addressOf(file))).toEqual(METHODS.filter((method) => exported[method]?.declared).sort());
    expect(Object.keys(exported).sort()).toEqual([...METHODS, 'OPTIONS'].sort());
  });

  it('declares every address once', () => {
    const paths = everyFile().map(pathOf);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).not.toContain('');
  });
});

describe('the document', () => {
  const operations = everyRoute().map(({ declared }) => {
    const item = document.paths?.[declared.path] as Record<string, Record<string, unknown>>;
    return [`${declared.method} ${declared.path}`, declared, item[declared.method.toLowerCase()] ?? {}] as const;
  });

  it('gives each operation a name of its own', () => {
    const names = operations.map(([, , operation]) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
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

  it('names the header by which a gift can be repeated', () => {
    const repeatable = operations.filter(([, , operation]) => JSON.stringify(operation).includes('"Idempotency-Key"'));
    expect(repeatable.map(([name]) => name).sort()).toEqual([
      'POST /api/v1/customers/{customerId}/credits',
      'POST /api/v1/users/{userId}/balance/add',
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
    for (const { declared } of everyRoute()) {
      for (const schema of [declared.body, declared.query]) {
        const issues = schema?.safeParse({ surprise: 1 }).error?.issues ?? [];
        if (schema)
          expect(
            issues.map(({ code }) => code),
            declared.path,
          ).toContain('unrecognized_keys');
      }
    }
  });
});
