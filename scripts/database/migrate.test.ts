import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '../paths.ts';
import { createMigration, deployMigrations, missingMigration } from './migrate.ts';
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
    const directory = mkdtempSync(join(tmpdir(), 'mutuals-migrations-'));
    try {
      cpSync(MIGRATIONS_DIR, directory, { recursive: true });
      writeMigration(directory, 'create table half_way (id int);\nselect 1 / 0;\n');
      await expect(deployMigrations(url, { directory })).rejects.toThrow(
        'The migration 99990101000000_last failed and left nothing behind. PostgreSQL said: division by zero',
      );
      expect(await tableExists(url, 'half_way')).toBe(false);

      writeMigration(directory, 'create table half_way (id int);\ndo $$ begin perform 1; end; $$;\n');
      expect(await deployMigrations(url, { directory })).toEqual(['99990101000000_last']);
      expect(await tableExists(url, 'half_way')).toBe(true);
    } finally {
      rmSync(directory, { recursive: true });
    }
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
