/**
 * The restore drill: a backup is written while checks are being read, then the database is lost with everything that happened since, and
 * the backup is put into a new server. Nothing that was asked for before is lost, and nobody pays twice.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateBackupKey, readBackupKeys } from '#/lib/backups/backup-key.ts';
import { writeBackup } from '#/lib/backups/write-backup.ts';
import { listLedger } from '#/lib/billing/read-ledger.ts';
import { type Db, openDb } from '#/lib/platform/db.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { restoreBackup } from '#/scripts/database/restore.ts';
import { installRoles } from '#/scripts/database/roles.ts';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';
import { startPostgresOfItsOwn } from '#/testing/database/postgres-of-its-own.ts';
import { TEST_PASSWORDS } from '#/testing/database/roles.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { askedCheck, PAID } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

const CHECKS = Number(process.env.DRILL_CHECKS ?? 12);
const DRILL_MS = 600_000;

it(
  `${CHECKS} checks outlive the loss of the database in the middle of their reading`,
  async () => {
    await using stack = new AsyncDisposableStack();
    const lost = stack.use(await startPostgresOfItsOwn());
    const world = stack.use(await createWorld({ databaseUrl: lost.url }));
    const directory = await mkdtemp(join(tmpdir(), 'mutuals-drill-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    await world.account();
    world.instagram.latency({ lists: 150 });
    const workers = [stack.use(await startWorkerProcess(world)), stack.use(await startWorkerProcess(world))];
    const asked = [await askedCheck(world, { username: 'person.0' })];
    await world.waitForCheck(asked[0]?.id ?? '', hasEnded);
    for (let n = 1; n < CHECKS; n += 1)
      asked.push(await askedCheck(world, { username: `person.${n}`, followers: 1500 + n, following: 80, mutual: 40 }));

    await until('others are being read', () => isBeingRead(world.ctx.db));
    const keys = readBackupKeys(generateBackupKey());
    const place = { url: world.addressAs('backup'), directory, keys, keep: 1 };
    const { file, tables } = await writeBackup(place, { id: randomUUID(), at: new Date() });
    expect(tables.checks).toBe(CHECKS);
    await until('more was read since', async () => (await world.ctx.db.checkPage.count()) > (tables.check_pages ?? 0));
    for (const worker of workers) worker.signal('SIGKILL');
    await lost.stop('immediate');

    const found = stack.use(await startThrowawayPostgres());
    await restoreBackup({ url: found.url, file, keys });
    const boss = await openBoss({ url: found.url, role: 'install', log: silentLog });
    await installQueues(boss);
    await boss.stop({ graceful: false, close: true });
    const { addresses, shared } = await installRoles(found.url, TEST_PASSWORDS);
    expect(shared).toBeNull();

    const db = openDb({ url: found.url, max: 4 });
    stack.defer(() => db.close());
    for (let n = 0; n < 2; n += 1)
      stack.use(await startWorkerProcess(world, { env: { DATABASE_URL: addresses.worker } }));
    await until('all have ended', async () => (await db.check.count({ where: { finishedAt: null } })) === 0, DRILL_MS);
    for (const { id, username, customer } of asked) {
      expect(await db.check.findUnique({ where: { id } })).toMatchObject({ status: 'completed' });
      for (const list of ['followers', 'following'] as const)
        expect(await readOf(db, id, list), `${list} of ${username}`).toEqual(world.instagram.truth(username)[list]);
      const entries = (await listLedger({ db }, { customerId: customer.id })).reverse();
      expect(entries.filter(({ kind }) => kind !== 'grant').map(({ kind, credits }) => ({ kind, credits }))).toEqual(
        PAID,
      );
      expect(await db.customer.findUnique({ where: { id: customer.id } })).toMatchObject({ balance: 0 });
    }
  },
  DRILL_MS,
);

async function isBeingRead(db: Db): Promise<boolean> {
  return (await db.check.count({ where: { status: 'running', pages: { gt: 2 } } })) > 0;
}

async function readOf(db: Db, checkId: string, list: 'followers' | 'following'): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select distinct u as id from check_pages p, unnest(p.user_ids) u
    where p.check_id = ${checkId}::uuid and p.list = ${list}::"ListName" order by 1`;
  return rows.map(({ id }) => id);
}
