import { type Comment, type Function as Declared, type Node, visitorKeys } from 'oxc-parser';
import type { Source } from './sources.ts';

/** Callbacks belong to their holder. */
export type Figures = {
  path: string;
  lines: number;
  commentLines: number;
  exports: number;
  functions: readonly { name: string; line: number; lines: number }[];
  /** And documented ones. */
  exported: number;
  documented: number;
  any: number;
  nonNull: number;
  /** Without `as const`. */
  casts: number;
};

/** Counts lines, comments, exports, functions and casts of one source. */
export function figuresOf({ path, text, parsed }: Source): Figures {
  const lineAt = lineFinder(text);
  const figures = { any: 0, nonNull: 0, casts: 0, exported: 0, documented: 0 };
  const functions: { name: string; line: number; lines: number }[] = [];
  walk(parsed.program, (node) => {
    const name = functionName(node);
    if (name) functions.push({ name, line: lineAt(node.start), lines: lineAt(node.end) - lineAt(node.start) + 1 });
    if (node.type === 'TSAnyKeyword') figures.any += 1;
    if (node.type === 'TSNonNullExpression') figures.nonNull += 1;
    if (node.type === 'TSAsExpression' && !isConst(node.typeAnnotation)) figures.casts += 1;
    if (node.type !== 'ExportNamedDeclaration' || !isFunction(node.declaration)) return;
    figures.exported += 1;
    if (isDocumented(node.start, text, parsed.comments)) figures.documented += 1;
  });
  const commentLines = parsed.comments.reduce((sum, { start, end }) => sum + lineAt(end) - lineAt(start) + 1, 0);
  const exports = parsed.module.staticExports.reduce((sum, { entries }) => sum + entries.length, 0);
  return { path, lines: lineAt(text.trimEnd().length), commentLines, exports, functions, ...figures };
}

/** Null for anything else. */
function functionName(node: Node): string | null {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? 'default';
  if (node.type === 'VariableDeclarator' && isFunctionValue(node.init)) return nameOf(node.id);
  const isMember = node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
  return isMember && isFunctionValue(node.value) ? nameOf(node.key) : null;
}

function isFunction(node: Node | null): boolean {
  if (node?.type === 'VariableDeclaration') return node.declarations.some(({ init }) => isFunctionValue(init));
  return node?.type === 'FunctionDeclaration';
}

function isFunctionValue(node: Node | Declared | null): boolean {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

function isConst(type: Node): boolean {
  return type.type === 'TSTypeReference' && nameOf(type.typeName) === 'const';
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type;
}

function isDocumented(start: number, text: string, comments: readonly Comment[]): boolean {
  return comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end < start && text.slice(end, start).trim() === '',
  );
}

function walk(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const below = Reflect.get(node, key) as Node | (Node | null)[] | null | undefined;
    for (const one of Array.isArray(below) ? below : [below]) if (one) walk(one, see);
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
