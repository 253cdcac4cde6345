/**
 * The key-rotation drill: every key is changed as docs/operations.md says, while workers read and Instagram ends their sessions. No check is
 * lost, the stored credentials go on signing in, and afterwards the old keys open nothing that is in the database.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { placeOf, SEALED_COLUMNS } from '#/lib/vault/sealed-columns.ts';
import { createVault, type Vault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { startWorkerProcess, type WorkerProcess } from '#/testing/processes/worker-process.ts';
import { until } from '#/testing/waits.ts';
import { askedCheck, PAID } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

const CHECKS = Number(process.env.DRILL_CHECKS ?? 12);
const DRILL_MS = 600_000;

it(
  `every key is changed under ${CHECKS} checks: nothing is lost, and the old keys open nothing`,
  async () => {
    await using stack = new AsyncDisposableStack();
    const world = stack.use(await createWorld());
    const readers = ['reader.one', 'reader.two'];
    for (const username of readers) await world.account({ username });
    world.instagram.latency({ lists: 40 });
    const [oldKeys, newKeys] = [world.env, { ...generateVaultKeys(), pictures: generatePictureKey() }];
    const asked: Awaited<ReturnType<typeof askedCheck>>[] = [];
    const ask = async () =>
      asked.push(
        await askedCheck(world, { username: `person.${asked.length}`, followers: 400, following: 60, mutual: 30 }),
      );
    let workers: WorkerProcess[] = [];
    /** As a deploy does: the new ones start, the old ones hand over; one account loses its session meanwhile. */
    const deploy = async (env: Record<string, string>) => {
      const leaving = workers;
      workers = [];
      for (let n = 0; n < 2; n += 1) workers.push(stack.use(await startWorkerProcess(world, { env })));
      for (const worker of leaving) worker.signal('SIGTERM');
      world.instagram.signOut(readers[asked.length % 2] ?? '');
      for (let n = 0; n < CHECKS / 4; n += 1) await ask();
      for (const worker of leaving) await worker.ended;
    };

    await deploy({});
    const both = {
      VAULT_PRIVATE_KEYS: `${newKeys.privateKey},${oldKeys.VAULT_PRIVATE_KEYS}`,
      PICTURE_KEY: `${newKeys.pictures},${oldKeys.PICTURE_KEY}`,
    };
    await deploy(both);
    const sealing = { ...both, VAULT_PUBLIC_KEY: newKeys.publicKey };
    await deploy(sealing);
    for (let n = 0; n < CHECKS / 4; n += 1) await ask();
    world.instagram.signOut('reader.one');
    await rotate({ ...world.env, ...sealing });
    await deploy({
      VAULT_PUBLIC_KEY: newKeys.publicKey,
      VAULT_PRIVATE_KEYS: newKeys.privateKey,
      PICTURE_KEY: newKeys.pictures,
    });
    await until(
      'all have ended',
      async () => (await world.ctx.db.check.count({ where: { finishedAt: null } })) === 0,
      DRILL_MS,
    );

    for (const { id, username, customer } of asked) {
      expect(await world.ctx.db.check.findUnique({ where: { id } })).toMatchObject({ status: 'completed' });
      expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth(username).followers);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    }
    const old = [createVault(oldKeys.VAULT_PRIVATE_KEYS ?? ''), createPictureVault(oldKeys.PICTURE_KEY ?? '')];
    const now = [createVault(newKeys.privateKey), createPictureVault(newKeys.pictures)];
    const opened = await openable(world, { old, now });
    expect(opened.old).toEqual([]);
    expect(opened.neither).toEqual([]);
    expect(opened.now).toBeGreaterThan(8); // two passwords, two seeds, two sessions each and more
  },
  DRILL_MS,
);

/** Runs the command with a worker's rights; whatever was sealed with the old key meanwhile is met by the next run. */
async function rotate(env: Record<string, string>): Promise<void> {
  await until('everything is under the new keys', async () => {
    const surroundings = { NODE_ENV: 'production' as const, PATH: process.env.PATH, ...env };
    const child = spawn(process.execPath, ['scripts/vault.ts', 'rotate'], { env: surroundings });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [said, code] = [await text(child.stdout), await ended];
    return code === 0 && said.includes('Old keys may be taken out');
  });
}

type Opened = { old: string[]; now: number; neither: string[] };

/** What which keys open, of every sealed value there is. */
async function openable({ ctx }: World, { old, now }: { old: Vault[]; now: Vault[] }): Promise<Opened> {
  const opened: Opened = { old: [], now: 0, neither: [] };
  for (const [secret, { table, column, versionColumn }] of Object.entries(SEALED_COLUMNS)) {
    const rows = await ctx.db.$queryRawUnsafe<{ id: string; sealed: string; version: number }[]>(
      `select id::text, ${column} as sealed, ${versionColumn ?? '1'}::int as version from ${table} where ${column} is not null`,
    );
    for (const { id, sealed, version } of rows) {
      const opens = (vault: Vault) => {
        try {
          vault.open(placeOf(secret as keyof typeof SEALED_COLUMNS, id, version), sealed).fill(0);
          return true;
        } catch {
          return false;
        }
      };
      if (old.some(opens)) opened.old.push(`${table}.${column} of ${id}`);
      if (now.some(opens)) opened.now += 1;
      else opened.neither.push(`${table}.${column} of ${id}`);
    }
  }
  return opened;
}
