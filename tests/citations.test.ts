/** What code and documents cite exists: pages, headings or marks behind `#`, and the paths that the guides name. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';

type Citation = { where: string; page: string; anchor: string | null };

/** `docs/facts/refusals.md#e5`, and the further anchors of one citation: `…#e12 to #e16`, `…#pages, #checkpoints`. */
const CITED = /\b(docs\/[\w./-]+\.md)((?:(?:,| to| and)? ?#[\w-]+)*)/g;

function citationsIn(file: string): Citation[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(CITED)].flatMap(([, page = '', behind = '']) => {
    const anchors = [...behind.matchAll(/#([\w-]+)/g)].map(([, anchor = '']) => anchor);
    return (anchors.length > 0 ? anchors : [null]).map((anchor) => ({ where: file, page, anchor }));
  });
}

/** As forges make them of headings, and those that a page sets itself. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([\w-]+)">/g)].map(([, id = '']) => id)]);
}

it('whatever is cited can be found', () => {
  const sources = '{app,bot,components,jobs,lib,measure,sandbox,scripts,testing,tests}/**/*.{ts,tsx,mjs}';
  const files = globSync(sources, { cwd: ROOT });
  const citations = files.flatMap(citationsIn);
  expect(citations.length).toBeGreaterThan(200);
  const pages = new Map<string, Set<string> | null>();
  const lost = citations.filter(({ page, anchor }) => {
    if (!pages.has(page)) pages.set(page, existsSync(join(ROOT, page)) ? anchorsOf(page) : null);
    const anchors = pages.get(page);
    return !anchors || (anchor !== null && !anchors.has(anchor));
  });
  expect(lost).toEqual([]);
});

const DOCUMENTS = globSync('{*.md,docs/**/*.md}', { cwd: ROOT });

it('whatever a document links to can be found', () => {
  const links = DOCUMENTS.flatMap((where) =>
    [...readFileSync(join(ROOT, where), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
      ([, path = '', anchor = null]) => ({ where, page: path === '' ? where : join(dirname(where), path), anchor }),
    ),
  );
  expect(links.length).toBeGreaterThan(50);
  const lost = links.filter(
    ({ page, anchor }) => !existsSync(join(ROOT, page)) || (anchor !== null && !anchorsOf(page).has(anchor)),
  );
  expect(lost).toEqual([]);
});

/** The pages that lead through the tree. */
const GUIDES = ['docs/recipes.md', 'docs/architecture.md', 'docs/design.md', 'CONTRIBUTING.md'];
const TREE = 'app,bot,components,docs,jobs,lib,measure,prisma,sandbox,scripts,testing,tests';

/** Paths between backticks, and single file names; a part in capitals (`NAME`) is the reader's own. */
function pathsIn(guide: string): string[] {
  const text = readFileSync(join(ROOT, guide), 'utf8');
  const spans = [...text.matchAll(/`([^`#\n]+)(?:#[\w-]+)?`/g)].map(([, span = '']) => span);
  const tops = new RegExp(`^(${TREE.replaceAll(',', '|')})/\\S+$`);
  return spans.filter((span) => tops.test(span) || /^[\w-][\w.-]*\.(tsx?|ya?ml|json|prisma)$/.test(span));
}

const OWN = /(^|[/.-])(NAME|CHANNEL|METHOD|VERB)\b/;

function isThere(path: string): boolean {
  if (!path.includes('/'))
    return existsSync(join(ROOT, path)) || globSync(`{${TREE}}/**/${path}`, { cwd: ROOT }).length > 0;
  const own = OWN.exec(path);
  const place = own ? path.slice(0, path.slice(0, own.index + 1).lastIndexOf('/')) : path;
  return place.includes('*') ? globSync(place, { cwd: ROOT }).length > 0 : existsSync(join(ROOT, place));
}

it.each(GUIDES)('%s names no file that is not there', (guide) => {
  const paths = pathsIn(guide);
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

/** What a change takes stands twice in the recipes: in the table and in the steps. */
it('each recipe of the table is told, and no other', () => {
  const recipes = readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8');
  const told = [...recipes.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase());
  const listed = [...recipes.matchAll(/^\| \[(.+?)\]/gm)].map(([, title = '']) => title.toLowerCase());
  expect(told).toEqual(listed);
});
