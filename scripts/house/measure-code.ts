/** `npm run measure:code`: the house's figures against their aims; `-- --places` names files. */
import { breachesOf, RULES } from './check.ts';
import { circlesOf } from './circles.ts';
import { type Figures, figuresOf } from './figures.ts';
import { isTest, readSources } from './sources.ts';
import { thresholdsOf } from './thresholds.ts';

const GROUPS: Readonly<Record<string, RegExp>> = {
  lib: /^lib\//,
  app: /^app\//,
  components: /^components\//,
  'bot, jobs': /^(?:bot|jobs)\//,
  product: /^(?:lib|app|components|bot|jobs)\//,
  sandbox: /^sandbox\//,
  scripts: /^scripts\//,
  measure: /^measure\//,
  house: /./,
};

const sources = readSources();
const house = sources.filter(({ path }) => !isTest(path));
const figures = house.map(figuresOf);

console.log(
  '| | files | lines | file med/p90/max | fn med/p90/max | exports med/p90/max | comment | docs on exported fns | any/!/as |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const [name, holds] of Object.entries(GROUPS)) {
  const some = figures.filter(({ path }) => holds.test(path));
  if (some.length > 0) console.log(rowOf(name, some));
}
const tests = sources.filter(({ path }) => isTest(path)).map(figuresOf);
console.log(rowOf('tests', tests));

const breaches = breachesOf(sources);
const circles = { values: circlesOf(house, { withTypes: false }), types: circlesOf(house, { withTypes: true }) };
console.log(`\nCircles of values ${circles.values.length}, of types as well ${circles.types.length}.`);
for (const [rule, says] of Object.entries(RULES)) {
  const places = breaches.filter((breach) => breach.rule === rule);
  console.log(`Broken, ${rule}: ${places.length}. ${says}`);
  if (process.argv.includes('--places')) for (const { what, file } of places) console.log(`  ${what}: ${file}`);
}
console.log();
for (const { name, aim, seen, met, places } of thresholdsOf(figures, breaches, circles.types)) {
  console.log(`${met ? 'met    ' : 'not met'}  ${name}: ${seen} (${aim})`);
  if (process.argv.includes('--places')) for (const place of places) console.log(`  ${place}`);
}

function rowOf(name: string, some: readonly Figures[]): string {
  const sum = (of: (one: Figures) => number) => some.reduce((total, one) => total + of(one), 0);
  const lines = sum((one) => one.lines);
  const cells = [
    name,
    some.length,
    lines,
    spread(some.map((one) => one.lines)),
    spread(some.flatMap(({ functions }) => functions.map((one) => one.lines))),
    spread(some.map(({ exports }) => exports)),
    percent(sum(({ commentLines }) => commentLines) / lines),
    percent(sum(({ documented }) => documented) / sum(({ exported }) => exported)),
    [sum(({ any }) => any), sum(({ nonNull }) => nonNull), sum(({ casts }) => casts)].join('/'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function spread(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.9, 1].map((share) => quantile(sorted, share)).join('/');
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
