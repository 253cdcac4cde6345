import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateBackupKey, readBackupKeys } from '#/lib/backups/backup-key.ts';
import { verifyBackup } from '#/lib/backups/verify-backup.ts';
import { writeBackup } from '#/lib/backups/write-backup.ts';
import { everyRow } from '#/testing/database/every-row.ts';
import { addressAs } from '#/testing/database/roles.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { deployMigrations } from './migrate.ts';
import { restoreBackup } from './restore.ts';

const keys = readBackupKeys(generateBackupKey());
const AT = new Date('2026-11-27T03:00:00Z');

let world: World;
let directory: string;
const made: string[] = [];
beforeAll(async () => {
  world = await createWorld();
  directory = await mkdtemp(join(tmpdir(), 'mutuals-backups-'));
  await world.account();
  const { id: customerId } = await world.customer({ credits: 3 });
  await world.requestCheck({ customerId, username: 'ada' });
  await strangeRows(world.url);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
  for (const name of made) await asAdmin(`drop database if exists "${name}" with (force)`);
});

/** Every kind of value, all that COPY escapes, self-references. */
async function strangeRows(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [a, b] = [randomUUID(), randomUUID()];
  const text = 'tab\there, line\nthere, \\N, \\., "quotes", \u{1F600}, пётр, \u0001, back\\slash';
  await client.query(
    `insert into customers (id, username, first_name, referral_code, referrer_id, balance, updated_at)
     values (1, $1, null, 'a', 2, 0, now()), (2, '', $1, 'b', 1, 0, '2026-11-27T00:00:00.123Z')`,
    [text],
  );
  await client.query(
    `insert into checks (id, customer_id, door, target_username, requested_at, certificate) values ($1, 1, 'bot', $2, now(), $3)`,
    [a, text, JSON.stringify({ text, deep: [1, null, { a: 'ä' }] })],
  );
  await client.query(
    `insert into check_pages (check_id, list, walk, sequence, dialect, generation, run, user_ids, usernames, full_names, took_ms)
     select $1, 'followers', 1, n, 'rest', 1, 1, array[n, 9223372036854775807], array['u', $2], array['', null], n
     from generate_series(1, 5000) n`,
    [a, text],
  );
  await client.query(`insert into check_pages (check_id, list, walk, sequence, dialect, generation, run, user_ids, usernames, full_names, took_ms)
     values ('${a}', 'following', 1, 1, 'rest', 1, 1, '{}', '{}', '{}', 1)`);
  await client.query(
    `insert into tariffs (id, name, credits, price_rub, updated_at) values ($1, $2, 3, 12345678.90, now())`,
    [b, text],
  );
  await client.end();
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().slice(0, 8)}`;
  await asAdmin(`create database "${name}"`);
  made.push(name);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

const write = (keep = 10) =>
  writeBackup({ url: addressAs('backup', world.url), directory, keys, keep }, { id: randomUUID(), at: AT });

describe('a backup', () => {
  it('fills a fresh installation with every row of every table, and that one can be migrated and worked with', async () => {
    const { file, tables } = await write();
    const before = await everyRow(world.url);
    expect(Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length]))).toEqual(tables);
    expect(tables.check_pages).toBe(5001);

    const url = await emptyDatabase();
    await restoreBackup({ url, file, keys });
    expect(await everyRow(url)).toEqual(before);
    expect(await deployMigrations(url)).toEqual([]);
  });

  it('is refused by a database that is not empty, and takes its place when told to', async () => {
    const { file } = await write();
    const url = await emptyDatabase();
    await deployMigrations(url);
    await expect(restoreBackup({ url, file, keys })).rejects.toThrow(/not empty, so nothing was changed.*--replace/);

    await restoreBackup({ url, file, keys, replace: true });
    expect(await everyRow(url)).toEqual(await everyRow(world.url));
  });

  it('is refused while programs work with the database', async () => {
    const { file } = await write();
    await world.ctx.db.check.count(); // opens a connection, as programs have them
    await expect(restoreBackup({ url: world.url, file, keys, replace: true })).rejects.toThrow(
      /works with this database/,
    );
    expect(await world.ctx.db.check.count()).toBe(2);
  });

  it('that was cut off changes nothing', async () => {
    const { file } = await write();
    const cut = join(directory, 'cut.backup');
    await copyFile(file, cut);
    await truncate(cut, (await stat(file)).size - 40);
    const url = await emptyDatabase();
    await deployMigrations(url);
    const before = await everyRow(url);
    await expect(restoreBackup({ url, file: cut, keys, replace: true })).rejects.toMatchObject({ code: 'unsealable' });
    expect(await everyRow(url)).toEqual(before);
    await rm(cut);
  });

  it('holds one moment, although others write while it is written', async () => {
    let on = true;
    const writing = (async () => {
      while (on) {
        const { id } = await world.customer({ credits: 2 });
        await world.ctx.db.customer.update({ where: { id }, data: { leftAt: new Date() } });
      }
    })();
    const { file } = await write().finally(() => {
      on = false;
      return writing;
    });
    const url = await emptyDatabase();
    await restoreBackup({ url, file, keys });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      `select id from customers c where balance <> (select coalesce(sum(delta), 0) from ledger_entries l where l.customer_id = c.id)`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  it('leaves as many files as are wanted, and no unfinished one', async () => {
    for (let n = 0; n < 4; n += 1) await write(3);
    expect((await readdir(directory)).filter((name) => name.endsWith('.backup'))).toHaveLength(3);
    const nowhere = { url: 'postgresql://nobody:x@127.0.0.1:1/x', directory, keys, keep: 1 };
    await expect(writeBackup(nowhere, { id: randomUUID(), at: AT })).rejects.toThrow();
    const left = await readdir(directory);
    expect(left).toHaveLength(3);
    for (const name of left) expect((await verifyBackup(join(directory, name), keys)).head.at).toBe(AT.toISOString());
    expect((await stat(join(directory, left[0] ?? ''))).mode & 0o777).toBe(0o600);
  });
});
