import type { Breach } from './check.ts';
import type { Figures } from './figures.ts';

export type Threshold = { name: string; aim: string; seen: number; met: boolean; places: readonly string[] };

/** `productLines`: as of 1f2f354. */
const MOST = { functionLines: 60, functionP90: 20, fileLines: 300, casts: 60, productLines: 45_138 };

/** Its text is sent to the browser, so it holds all it calls. */
const IN_THE_PAGE = { path: 'lib/instagram/browser/read-page.ts', name: 'readPage' };

/** Every figure, with the places that miss its aim. */
export function thresholdsOf(
  figures: readonly Figures[],
  breaches: readonly Breach[],
  circles: readonly string[][],
): Threshold[] {
  const functions = figures.flatMap(({ path, functions: some }) => some.map((one) => ({ ...one, path })));
  const own = functions.filter(({ path, name }) => path !== IN_THE_PAGE.path || name !== IN_THE_PAGE.name);
  const long = own.filter(({ lines }) => lines > MOST.functionLines);
  const large = figures.filter(({ lines }) => lines > MOST.fileLines);
  const arrows = breaches.filter(({ rule }) => rule === 'arrows');
  const sorted = functions.map(({ lines }) => lines).sort((a, b) => a - b);
  const p90 = sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0;
  const casting = figures.filter(({ casts }) => casts > 0);
  const casts = casting.reduce((sum, one) => sum + one.casts, 0);
  const product = figures.filter(({ path }) => /^(?:lib|app|components|bot|jobs)\//.test(path));
  return [
    atMost(
      'circles, of types as well',
      0,
      circles.length,
      circles.map((files) => files.join(' ')),
    ),
    atMost(
      'arrows upwards or to a neighbour',
      0,
      arrows.length,
      arrows.map(({ what, file }) => `${what}: ${file}`),
    ),
    atMost(
      `functions over ${MOST.functionLines} lines`,
      0,
      long.length,
      long.map(({ path, line, name, lines }) => `${path}:${line} ${name}: ${lines}`),
    ),
    atMost('ninth decile of functions, lines', MOST.functionP90, p90),
    atMost(
      `files over ${MOST.fileLines} lines`,
      0,
      large.length,
      large.map(({ path, lines }) => `${path}: ${lines}`),
    ),
    atMost(
      'casts (`as`)',
      MOST.casts,
      casts,
      casting.map((one) => `${one.path}: ${one.casts}`),
    ),
    atMost(
      'lines of lib, app, components, bot, jobs',
      MOST.productLines,
      product.reduce((sum, { lines }) => sum + lines, 0),
    ),
  ];
}

function atMost(name: string, most: number, seen: number, places: readonly string[] = []): Threshold {
  return { name, aim: most === 0 ? 'none' : `at most ${most}`, seen, met: seen <= most, places };
}
