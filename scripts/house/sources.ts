import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { type ParseResult, parseSync } from 'oxc-parser';
import { ROOT } from '../paths.ts';

/** `target`: path from the root; null for a library. `isType`: gone at run time. */
export type Import = { specifier: string; target: string | null; isType: boolean };

export type Source = { path: string; text: string; parsed: ParseResult; imports: readonly Import[] };

const DIRECTORIES = '{app,bot,components,jobs,lib,measure,sandbox,scripts,testing,tests}';

/** By path. */
export function readSources(): Source[] {
  return globSync(`${DIRECTORIES}/**/*.{ts,tsx}`, { cwd: ROOT })
    .filter((path) => !path.endsWith('.d.ts'))
    .sort()
    .map((path) => sourceOf(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function sourceOf(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  return { path, text, parsed, imports: importsOf(path, text, parsed) };
}

/** Whether a file is a test, a test's world or its staff. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec|setup)\.tsx?$|-world\.ts$|\/test-staff\.ts$|^testing\/|^tests\//.test(path);
}

function importsOf(path: string, text: string, { module }: ParseResult): Import[] {
  const plain = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const again = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ specifier: moduleRequest.value, isType }] : [])),
  );
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    specifier: text.slice(start + 1, end - 1),
    isType: false,
  }));
  return [...plain, ...again, ...late].map((one) => ({ ...one, target: targetOf(one.specifier, path) }));
}

function targetOf(specifier: string, from: string): string | null {
  if (!/^(?:#\/|\.)/.test(specifier)) return null;
  const path = specifier.startsWith('#/') ? specifier.slice(2) : join(dirname(from), specifier);
  return ['', '.ts', '.tsx'].map((ending) => path + ending).find((file) => existsSync(join(ROOT, file))) ?? path;
}
