import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArrayExpression, type TSUnionType, Visitor } from 'oxc-parser';
import { ROOT } from '../paths.ts';
import type { Source } from './sources.ts';

const ENUMS = new Map(
  [...readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8').matchAll(/^enum (\w+) \{([^}]*)\}/gm)].map(
    ([, name = '', body = '']) => [keyOf(body.match(/^ {2}\w+/gm) ?? []), name],
  ),
);

/** What a file spells as a union of texts, or for `z.enum`. */
export function respelledIn({ parsed }: Source): string[] {
  const found: string[] = [];
  const look = (words: readonly (string | null)[]) => {
    const name = words.length > 1 ? ENUMS.get(keyOf(words.map((word) => word ?? ''))) : undefined;
    if (name) found.push(name);
  };
  new Visitor({
    TSUnionType: (union) => look(wordsOf(union)),
    CallExpression({ callee, arguments: [first] }) {
      const isEnum =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'enum';
      if (isEnum && first?.type === 'ArrayExpression') look(elementsOf(first));
    },
  }).visit(parsed.program);
  return found;
}

/** What may also be null is the same words. */
function wordsOf({ types }: TSUnionType): (string | null)[] {
  return types
    .filter(({ type }) => type !== 'TSNullKeyword' && type !== 'TSUndefinedKeyword')
    .map((one) => (one.type === 'TSLiteralType' && one.literal.type === 'Literal' ? textOf(one.literal.value) : null));
}

function elementsOf({ elements }: ArrayExpression): (string | null)[] {
  return elements.map((one) => (one?.type === 'Literal' ? textOf(one.value) : null));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function keyOf(words: readonly string[]): string {
  return words
    .map((word) => word.trim())
    .sort()
    .join(' ');
}
