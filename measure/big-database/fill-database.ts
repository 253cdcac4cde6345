import pg from 'pg';
import { writeResult } from '#/lib/checks/compare/write-result.ts';
import { openDb } from '#/lib/platform/db.ts';
import { UserError } from '#/scripts/user-error.ts';
import { accountStatements } from './accounts.ts';
import { checkStatements } from './checks.ts';
import { journalStatements } from './journals.ts';
import { noticeStatements } from './notices.ts';
import { peopleStatements } from './people.ts';
import type { Sizes } from './sizes.ts';

/**
 * Ids grow with what they number; `chance` is the same for the same thing; `moment` spreads n of `all` over the year.
 */
const PREPARATION = [
  `create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as
     $$ select (substr(md5(kind), 1, 8) || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`,
  `create function pg_temp.chance(what text, n bigint) returns double precision language sql immutable as
     $$ select (hashint8extended(n, hashtext(what)) & 1073741823) / 1073741824.0 $$`,
  `create function pg_temp.moment(n bigint, all_ bigint) returns timestamptz language sql stable as
     $$ select now() - interval '1 year' * (1 - n::double precision / all_) $$`,
  'set synchronous_commit = off',
  "set maintenance_work_mem = '256MB'",
  "set work_mem = '64MB'",
];

/** Fills a migrated database in a minute or two. @throws {UserError} there are customers, or no tables. */
export async function fillDatabase(
  url: string,
  { sizes, tell = () => {} }: { sizes: Sizes; tell?: (text: string) => void },
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await demandEmpty(client);
    for (const statement of PREPARATION) await client.query(statement);
    const parts = {
      people: peopleStatements(sizes),
      accounts: accountStatements(sizes),
      checks: checkStatements(sizes),
      notices: noticeStatements(sizes),
      journals: journalStatements(sizes),
    };
    const timed = async (part: string, work: () => Promise<unknown>) => {
      const startedMs = performance.now();
      await work();
      tell(`${part}: ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
    };
    for (const [part, statements] of Object.entries(parts))
      await timed(part, async () => {
        for (const statement of statements) await client.query(statement);
      });
    await timed('results', () => writeResults(client, url));
    await timed('statistics', () => client.query('vacuum analyze'));
  } finally {
    await client.end();
  }
}

/** As the product compares. */
async function writeResults(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ id: string; run: number }>(
    'select c.id, c.run from kept join checks c using (id)',
  );
  const db = openDb({ url });
  try {
    for (const check of rows) await writeResult(db, check, () => 'not_following_back');
  } finally {
    await db.close();
  }
}

async function demandEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client
    .query<{ taken: boolean }>('select exists (select 1 from customers) as taken')
    .catch(() => ({ rows: [] }));
  if (!rows[0]) throw new UserError('This database has no tables yet: npm run db:deploy makes them.');
  if (rows[0].taken) throw new UserError('This database holds customers. Only an empty one is filled.');
}
