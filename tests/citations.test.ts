/** What code and documents cite: each page exists, and so does each heading or mark behind `#`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([\w-]+)">/g)].map(([, id = '']) => id)]);
}

it('whatever is cited can be found', () => {
  const sources = '{app,bench,bot,components,jobs,lib,sandbox,scripts,soak,testing,tests}/**/*.{ts,tsx,mjs}';
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
