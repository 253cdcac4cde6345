/** Every status says, where it is declared, who brings something there, and what leads out. Read from the sources. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine } from '#/lib/platform/machine.ts';
import { ROOT } from '#/scripts/paths.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** `export const CHECK_MACHINE: Machine<CheckStatus, CheckEvent>`, in whatever room. */
const MACHINES = globSync('lib/**/*.ts', { cwd: ROOT }).flatMap((file) =>
  [...read(file).matchAll(/^export const (\w+): Machine<(\w+), \w+>/gm)].map(([, name = '', type = '']) => ({
    file,
    name,
    type,
  })),
);

/** The paragraph in front of each row of a state table; '' where there is none. */
function paragraphsOf(file: string, name: string): Map<string, string> {
  const [, table = ''] =
    new RegExp(`^export const ${name}: [^\\n]*= \\{\\n([\\s\\S]*?)^\\};`, 'm').exec(read(file)) ?? [];
  return new Map(
    [...table.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {2}(\w+): \{/gm)].map(([, said = '', status = '']) => [
      status,
      said.replaceAll(/\s*\n\s*\* ?/g, ' ').trim(),
    ]),
  );
}

/** The lines `///` in front of each value of an enum of the schema. */
function schemaParagraphs(body: string): Map<string, string> {
  return new Map(
    [...body.matchAll(/((?:^ *\/\/\/.*\n)*)^ *(\w+)$/gm)].map(([, said = '', value = '']) => [value, said]),
  );
}

it('finds the state tables', () => {
  expect(MACHINES.map(({ name }) => name).sort()).toEqual([
    'ACCOUNT_MACHINE',
    'ATTEMPT_MACHINE',
    'BROADCAST_MACHINE',
    'CHALLENGE_MACHINE',
    'CHECK_MACHINE',
    'PAYMENT_MACHINE',
  ]);
});

describe.each(MACHINES)('$type', ({ file, name, type }) => {
  it('says of each status what leads out of it, or that nothing does', async () => {
    const table: Machine<string, string> = (await import(join(ROOT, file)))[name];
    const paragraphs = paragraphsOf(file, name);
    expect([...paragraphs.keys()].sort()).toEqual(Object.keys(table).sort());
    for (const [status, exits] of Object.entries(table)) {
      const said = paragraphs.get(status) ?? '';
      const silent = Object.keys(exits).filter((event) => !said.includes(`\`${event}\``));
      expect(silent, `${type} '${status}' does not say who does this`).toEqual([]);
      expect(said.startsWith('Final.'), `${type} '${status}': ${said}`).toBe(Object.keys(exits).length === 0);
      expect(said.length, `${type} '${status}': ${said}`).toBeGreaterThan(30);
    }
  });
});

it('says the same of the statuses that only the schema declares', () => {
  const known = new Set(MACHINES.map(({ type }) => type));
  const enums = [...read('prisma/schema.prisma').matchAll(/^enum (\w+Status) \{\n([\s\S]*?)^\}/gm)];
  const others = enums.filter(([, type = '']) => !known.has(type));
  expect(others.length).toBeGreaterThan(0);
  for (const [, type, body = ''] of others) {
    for (const [value, said] of schemaParagraphs(body)) expect(said, `${type} '${value}'`).toMatch(/\/\/\/ \w+/);
  }
});
