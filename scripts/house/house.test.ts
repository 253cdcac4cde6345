import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Breach, breachesOf, RULES, type Rule } from './check.ts';
import { LINTER_PART, linterPartText } from './linter-part.ts';
import { ROOMS } from './rooms.ts';
import { readSources, sourceOf } from './sources.ts';
import { TABLES } from './tables.ts';

it('the linter says what the table of rooms says; `npm run rooms` writes it', () => {
  expect(readFileSync(LINTER_PART, 'utf8')).toBe(linterPartText());
});

it('each table is one room’s', () => {
  const owned = Object.values(ROOMS).flatMap(({ tables = [] }) => tables);
  expect(owned.toSorted()).toEqual([...TABLES].sort());
});

describe('nothing breaks', () => {
  const found = breachesOf(readSources());

  it.each(Object.entries(RULES))('the rule of %s', (rule, sentence) => {
    const places = found.filter((breach) => breach.rule === rule).map(({ what, file }) => `${what}: ${file}`);
    expect(places, sentence).toEqual([]);
  });
});

describe('what would be seen', () => {
  const seen = (path: string, text: string, ...others: [string, string][]): Pick<Breach, 'rule' | 'what'>[] =>
    breachesOf([[path, text] as const, ...others].map(([at, content]) => sourceOf(at, content))).map(
      ({ rule, what }) => ({ rule, what }),
    );

  it.each<[Rule, string, string, string]>([
    ['arrows', 'lib/sessions/a.ts', "import type { B } from '../checks/model.ts';", 'lib/sessions → lib/checks'],
    ['arrows', 'lib/checks/a.ts', "export { b } from '#/lib/refresh/model.ts';", 'lib/checks → lib/refresh'],
    ['arrows', 'lib/billing/a.ts', "const b = await import('#/sandbox/main.ts');", 'lib/billing → sandbox'],
    ['stores', 'lib/checks/a.ts', "import { b } from '../sessions/store.ts';", 'lib/checks → lib/sessions'],
    ['stores', 'bot/a.ts', "import { b } from '#/lib/customers/opt-out-store.ts';", 'bot → lib/customers'],
    ['writes', 'lib/billing/store.ts', 'await tx.customer.update({});', 'lib/billing → lib/customers'],
    ['writes', 'lib/billing/store.ts', '`insert into customers (id) values (1)`', 'lib/billing → lib/customers'],
    ['reads', 'lib/sessions/store.ts', '`select 1 from accounts join checks using (id)`', 'lib/sessions → lib/checks'],
    ['reads', 'app/a.ts', 'await ctx.db.setting.findMany();', 'app → lib/platform'],
    ['queries', 'lib/customers/lock.ts', 'await tx.customer.findMany();', 'lib/customers'],
    ['words', 'lib/billing/a.ts', "type A = 'totp' | 'passkey' | null;", 'lib/billing = FactorKind'],
    ['words', 'app/a.ts', "z.enum(['ru', 'en']);", 'app = Language'],
    ['names', 'lib/checks/utils.ts', 'export const a = 1;', 'utils.ts'],
  ])('%s in %s', (rule, path, text, what) => {
    expect(seen(path, text)).toContainEqual({ rule, what });
  });

  it('a circle of types', () => {
    const there = ['lib/checks/b.ts', "import type { A } from './a.ts';"] as [string, string];
    expect(seen('lib/checks/a.ts', "import { b } from './b.ts';", there)).toEqual([
      { rule: 'circles', what: 'lib/checks' },
    ]);
  });

  it('nothing where all is well', () => {
    const text = "import { a } from '../platform/db.ts'; await tx.check.findMany(); `select 1 from check_pages`";
    expect(seen('lib/checks/store.ts', text)).toEqual([]);
    expect(seen('lib/sessions/lease.ts', '`update accounts set lease_until = null`')).toEqual([]);
    expect(seen('lib/views/a.ts', '`select 1 from checks join accounts using (id)`')).toEqual([]);
    expect(seen('lib/sessions/a.ts', "import { Identity } from '../instagram/model.ts';")).toEqual([]);
  });
});
