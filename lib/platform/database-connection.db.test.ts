import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitDatabase } from '#/scripts/database/await-database.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { type EncryptedPostgres, startEncryptedPostgres } from '#/testing/database/encrypted-postgres.ts';
import { until } from '#/testing/waits.ts';
import { openDb } from './db.ts';
import { events, type Hint, subscribe } from './events.ts';
import { silentLog } from './log.ts';
import { installQueues, openBoss, queueOf } from './queue.ts';

let server: EncryptedPostgres;
beforeAll(async () => {
  server = await startEncryptedPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

function address(parameters: Record<string, string>, host = '127.0.0.1'): string {
  const url = new URL(server.url);
  url.hostname = host;
  url.search = new URLSearchParams(parameters).toString();
  return url.href;
}

async function isEncrypted(url: string): Promise<boolean> {
  const db = openDb({ url, max: 1 });
  const rows = await db.$queryRaw<{ ssl: boolean }[]>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
  await db.close();
  return rows[0]?.ssl ?? false;
}

describe('a database that takes encrypted connections only, with a certificate of its provider’s own', () => {
  it('is used as libpq would use it', async () => {
    const { root } = server;
    expect(await isEncrypted(address({ sslmode: 'require' }))).toBe(true); // encrypted, nothing proven
    expect(await isEncrypted(address({ sslmode: 'no-verify' }))).toBe(true);
    expect(await isEncrypted(address({ sslmode: 'require', sslrootcert: root }))).toBe(true);
    expect(await isEncrypted(address({ sslmode: 'verify-ca', sslrootcert: root }))).toBe(true); // `verify-ca` ignores the name
    expect(await isEncrypted(address({ sslmode: 'verify-full', sslrootcert: root }, 'localhost'))).toBe(true);
    expect(await isEncrypted(address({ sslmode: 'require', channel_binding: 'require' }))).toBe(true);
  });

  it.each([
    [
      'a root that did not sign it',
      () => address({ sslmode: 'verify-ca', sslrootcert: server.otherRoot }),
      'certificate',
    ],
    [
      'a root where no proof was asked for',
      () => address({ sslmode: 'require', sslrootcert: server.otherRoot }),
      'root',
    ],
    [
      'another name than the certificate’s',
      () => address({ sslmode: 'verify-full', sslrootcert: server.root }),
      'altnames',
    ],
    ['no root at all', () => address({ sslmode: 'verify-full' }, 'localhost'), 'sslrootcert'],
    ['a root that is not there', () => address({ sslmode: 'verify-ca', sslrootcert: '/nowhere/ca' }), '/nowhere/ca'],
    ['no encryption', () => address({}), 'add sslmode=require'],
  ])('is refused in one sentence that says what to do: %s', async (_, url, says) => {
    const said = await awaitDatabase(url(), 0).catch(String);
    expect(said).toContain(says);
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain(server.url.password);
  });

  it.each([
    ['schema', { schema: 'app' }, 'app'],
    ['search path', { options: '-c search_path=other' }, 'other'],
  ])(
    'holds everything in the schema that the address names by a %s: migrations, queries, queue, hints',
    async (_, named, schema) => {
      const url = address({ sslmode: 'require', ...named });
      await awaitDatabase(url);
      expect(await deployMigrations(url)).not.toEqual([]);
      expect(await deployMigrations(url)).toEqual([]);
      const boss = await openBoss({ url, role: 'install', log: silentLog });
      await installQueues(boss);
      const db = openDb({ url });
      const hints: Hint[] = [];
      let listens = false;
      const stop = subscribe({ url, onHint: (hint) => hints.push(hint), onResync: () => (listens = true) });
      await until('it listens', async () => listens);

      await db.transaction(async (tx) => {
        await tx.customer.create({ data: { id: 7n, firstName: 'Maria', language: 'en', referralCode: 'maria' } });
        await queueOf(boss).send('notice.deliver', { noticeId: crypto.randomUUID() }, { tx });
        await events.emit(tx, { topic: 'customer', id: '7' });
      });
      await until('the hint comes', async () => hints.length > 0);
      const rows = await db.$queryRaw<{ raw: bigint; named: bigint; jobs: number; schemas: string[] }[]>`
      select (select id from customers) as raw, (select count(*)::int from pgboss.job) as jobs,
             array(select table_schema::text from information_schema.tables where table_name = 'customers' and table_schema = ${schema}) as schemas`;
      expect(rows[0]).toMatchObject({ raw: 7n, schemas: [schema] });
      expect(rows[0]?.jobs).toBeGreaterThan(0);

      await stop();
      await boss.stop({ graceful: false, close: true });
      await db.close();
    },
  );

  it('is not taken up by more connections than connection_limit says', async () => {
    const db = openDb({
      url: address({ sslmode: 'require', connection_limit: '2', application_name: 'limited' }),
      max: 8,
    });
    await Promise.all(Array.from({ length: 8 }, () => db.$executeRaw`select 1`));
    const rows = await db.$queryRaw<{ open: number }[]>`
      select count(*)::int as open from pg_stat_activity where application_name like 'limited %'`;
    expect(rows[0]?.open).toBe(2);
    await db.close();
  });
});

it('takes a lock that came late in another try, the seventh too', async () => {
  const db = openDb({ url: address({ sslmode: 'require', options: '-c lock_timeout=50' }), max: 3 });
  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = db.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(4711)`;
    locked.resolve();
    await released.promise;
  });
  await Promise.race([locked.promise, holding]);

  let tries = 0;
  const late = db.transaction(async (tx) => {
    tries += 1;
    if (tries === 7) released.resolve();
    await tx.$executeRaw`select pg_advisory_xact_lock(4711)`;
  });
  await late;
  await holding;
  expect(tries).toBeGreaterThanOrEqual(7);
  await db.close();
});
