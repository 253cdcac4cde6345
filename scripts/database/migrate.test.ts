import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '../paths.ts';
import { deployMigrations } from './migrate.ts';
import { createMigration, missingMigration } from './plan-migration.ts';
import { diffSchema } from './schema-engine.ts';
import { startThrowawayPostgres, type ThrowawayPostgres } from './throwaway-postgres.ts';

let postgres: ThrowawayPostgres;
beforeAll(async () => {
  postgres = await startThrowawayPostgres();
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

describe('migrations', () => {
  it('lead exactly to prisma/schema.prisma', async () => {
    expect(await missingMigration()).toBeNull();
  });

  it('are followed by what a database lacks of the schema', async () => {
    const url = await emptyDatabase('behind');
    await deployMigrations(url);
    await ask(url, 'alter table customers drop column username');
    expect(await diffSchema(url)).toContain('ALTER TABLE "customers" ADD COLUMN     "username" TEXT;');
  });

  it('are followed by the next one, of which there is none while the schema stands', async () => {
    expect(await createMigration('nothing_new')).toBeNull();
  });

  it('are applied once when two deploys run at the same time', async () => {
    const url = await emptyDatabase('two_at_once');

    const applied = await Promise.all([deployMigrations(url), deployMigrations(url)]);

    expect(applied.map((names) => names.length).sort()).toEqual([0, applied.flat().length]);
    expect(applied.flat().length).toBeGreaterThan(0);
    expect(await recorded(url)).toEqual(applied.flat().map((name) => ({ name, finished: true })));
  });

  it('leave nothing behind when one fails, and go through once it is repaired', async () => {
    const url = await emptyDatabase('repaired');
    using files = temporaryMigrations('create table half_way (id int);\nselect 1 / 0;\n');
    await expect(deployMigrations(url, files)).rejects.toThrow(
      'The migration 99990101000000_last failed and left nothing behind. PostgreSQL said: division by zero',
    );
    expect(await tableExists(url, 'half_way')).toBe(false);

    writeMigration(files.directory, 'create table half_way (id int);\ndo $$ begin perform 1; end; $$;\n');
    expect(await deployMigrations(url, files)).toEqual(['99990101000000_last']);
    expect(await tableExists(url, 'half_way')).toBe(true);
  });

  it('go on where an earlier version with Prisma’s own engine had come', async () => {
    const url = await emptyDatabase('of_the_engine');
    const [first = '', ...later] = await deployMigrations(url);
    expect(
      await ask(
        url,
        'select id, checksum, logs, applied_steps_count from _prisma_migrations order by started_at limit 1',
      ),
    ).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: '5bd06efcfcbf29fa74649a6bbba0fd1cc8c698e3ba52868efbf0305a381d0afa',
        logs: null,
        applied_steps_count: 1,
      },
    ]);
    await ask(url, `update _prisma_migrations set finished_at = null where migration_name = '${later.at(-1)}'`);

    await expect(deployMigrations(url)).rejects.toThrow(/An earlier version began it on .* and did not note its end/);
    await ask(url, `update _prisma_migrations set finished_at = now() where migration_name = '${later.at(-1)}'`);
    expect(await deployMigrations(url)).toEqual([]);
    expect(first).toBe('20261123180108_the_whole_design');
  });

  it('that have been applied are not edited', async () => {
    const url = await emptyDatabase('edited');
    using files = temporaryMigrations('create table edited (id int);');
    await deployMigrations(url, files);
    writeMigration(files.directory, 'create table edited (id bigint);');
    await expect(deployMigrations(url, files)).rejects.toThrow(
      /99990101000000_last\/migration.sql is not the file that was applied here on .* put the file back as it was/,
    );
  });

  it('run without a transaction where PostgreSQL wants it so, and one of those that broke off is left to a person', async () => {
    const url = await emptyDatabase('no_transaction');
    await deployMigrations(url);
    using files = temporaryMigrations(
      '-- no transaction\ncreate unique index concurrently one_language on customers (language);',
    );
    await ask(
      url,
      `insert into customers (id, first_name, language, referral_code, updated_at) values (1, 'A', 'en', 'a', now()), (2, 'B', 'en', 'b', now())`,
    );

    await expect(deployMigrations(url, files)).rejects.toThrow('failed and may have left something behind');
    await expect(deployMigrations(url, files)).rejects.toThrow(
      /did not come to its end.*drop an index that is not valid/,
    );
    await ask(url, 'drop index one_language');
    await ask(url, 'delete from customers');
    await ask(url, `delete from _prisma_migrations where migration_name = '99990101000000_last'`);
    expect(await deployMigrations(url, files)).toEqual(['99990101000000_last']);
  });

  it('do not touch a database that another version has made', async () => {
    const url = await emptyDatabase('of_another_version');
    const applied = await deployMigrations(url);
    await ask(
      url,
      `update _prisma_migrations set migration_name = '20200101000000_other' where migration_name = '${applied[0]}'`,
    );
    await expect(deployMigrations(url)).rejects.toThrow(
      'it has seen 20200101000000_other, which this version does not have',
    );
  });
});

/** All migrations of this version, and one more. */
function temporaryMigrations(sql: string): Disposable & { directory: string } {
  const directory = mkdtempSync(join(tmpdir(), 'mutuals-migrations-'));
  cpSync(MIGRATIONS_DIR, directory, { recursive: true });
  writeMigration(directory, sql);
  return { directory, [Symbol.dispose]: () => rmSync(directory, { recursive: true }) };
}

function writeMigration(directory: string, sql: string): void {
  mkdirSync(join(directory, '99990101000000_last'), { recursive: true });
  writeFileSync(join(directory, '99990101000000_last', 'migration.sql'), sql);
}

async function emptyDatabase(name: string): Promise<string> {
  await ask(postgres.url, `create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function recorded(url: string): Promise<unknown[]> {
  return ask(
    url,
    'select migration_name as name, finished_at is not null as finished from _prisma_migrations order by 1',
  );
}

async function tableExists(url: string, table: string): Promise<boolean> {
  return (await ask(url, `select 1 from pg_tables where tablename = '${table}'`)).length === 1;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
