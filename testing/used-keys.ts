import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LITERAL = /'([A-Za-z_][\w.-]*)'/g;
/** A name in an object, such as a status in a table: it may become part of a key. */
const NAME = /^\s*(\w+)\??:/gm;
const TEMPLATE = /`([\w.-]*\$\{[^`]*)`/g;
const NAMESPACE = /(?:use|get)Translations\(\s*(?:'([\w.]+)')?\s*\)/g;
const SPEAKER = /\b(\w+)\s*=\s*(?:await\s+)?(?:use|get)Translations\(/g;

/**
 * Keys that a source says: as literal, fitting template, or, where indirect, a word anywhere. Under namespaces that the
 * file asks for.
 */
export function usedKeys(root: string, files: string[], keys: string[]): Set<string> {
  const sources = readAll(root, files);
  const anywhere = new Set<string>();
  if (sources.some((source) => isIndirect(source)))
    for (const source of [...sources, ...readAll(root, globSync('lib/**/*.ts', { cwd: root }))])
      for (const word of wordsOf(source)) anywhere.add(word);
  return new Set(sources.flatMap((source) => saidBy(source, keys, anywhere)));
}

function readAll(root: string, files: string[]): string[] {
  return files
    .filter((file) => !/\.(test|spec)\.|-world\.ts$/.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'));
}

function saidBy(source: string, keys: string[], anywhere: ReadonlySet<string>): string[] {
  const asked = [...source.matchAll(NAMESPACE)].map(([, name]) => (name ? `${name}.` : ''));
  const literals = new Set(wordsOf(source));
  const templates = [...source.matchAll(TEMPLATE)].map(([, text = '']) => text.split(/\$\{.*?\}/s));
  const shapes = templates.filter((parts) => /^[\w.-]+$/.test(parts.join(''))).map(shapeOf);
  const indirect = isIndirect(source);
  const isSaid = (key: string) =>
    literals.has(key) || shapes.some((shape) => shape.test(key)) || (indirect && anywhere.has(key));
  return (asked.length > 0 ? asked : ['']).flatMap((name) =>
    keys.filter((key) => key.startsWith(name) && isSaid(key.slice(name.length))),
  );
}

/** Whether a text is asked for by a key that is not written there. */
function isIndirect(source: string): boolean {
  const names = [...source.matchAll(SPEAKER)].map(([, name = '']) => name);
  return names.length > 0 && new RegExp(`\\b(t|${names.join('|')})\\((?!['\`]|\\))`).test(source);
}

function shapeOf(parts: string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replace(/[.-]/g, '\\$&')).join('[\\w.-]+')}$`);
}

function wordsOf(source: string): string[] {
  return [LITERAL, NAME].flatMap((pattern) => [...source.matchAll(pattern)].map(([, word = '']) => word));
}
