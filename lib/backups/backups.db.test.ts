import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { WorkerCtx } from '#/lib/context.ts';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { addressAs } from '#/testing/database/roles.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { backUpWhenDue } from './back-up-when-due.ts';
import { generateBackupKey, readBackupKeys } from './backup-key.ts';

let world: World;
let directory: string;
let ctx: WorkerCtx;
beforeAll(async () => {
  world = await createWorld();
  directory = await mkdtemp(join(tmpdir(), 'mutuals-backups-'));
  const keys = readBackupKeys(generateBackupKey());
  const plan = { url: addressAs('backup', world.url), directory, keys, keep: 3, everyMs: 24 * HOUR_MS };
  ctx = { ...world.ctx, backups: plan };
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  await world.ctx.db.backup.deleteMany();
  await world.ctx.db.notice.deleteMany();
  for (const name of await readdir(directory)) await rm(join(directory, name));
});

const files = () => readdir(directory);
const pass = (hours: number) =>
  world.ctx.db
    .$executeRaw`update backups set started_at = started_at - ${hours} * interval '1 hour', ended_at = ended_at - ${hours} * interval '1 hour'`;
const told = async () =>
  (await world.ctx.db.notice.findMany({ where: { channel: 'dashboard' }, orderBy: { owedAt: 'asc' } })).map(
    ({ kind, payload, dedupeKey }) => ({ kind, payload, open: dedupeKey.startsWith('open:') }),
  );
const failing = (): WorkerCtx => ({
  ...ctx,
  backups: ctx.backups ? { ...ctx.backups, directory: join(process.execPath, 'backups') } : null,
});

it('is written once a day, however many workers look and however often', async () => {
  await Promise.all(Array.from({ length: 4 }, () => backUpWhenDue(ctx)));
  await backUpWhenDue(ctx);
  expect(await files()).toHaveLength(1);
  const [run] = await world.ctx.db.backup.findMany();
  expect(run).toMatchObject({ failure: null, file: join(directory, (await files())[0] ?? '') });

  await pass(23);
  await backUpWhenDue(ctx);
  expect(await files()).toHaveLength(1);
  await pass(2);
  await backUpWhenDue(ctx);
  expect(await files()).toHaveLength(2);
  expect(await told()).toEqual([]);
});

it('that fails is told once, tried again after an hour, and told as over by nothing but a good one', async () => {
  await backUpWhenDue(failing());
  await backUpWhenDue(failing());
  const open = { kind: 'backup_failed', payload: { failure: 'not_writable', lastAt: null }, open: true };
  expect(await told()).toEqual([open]);
  expect(await world.ctx.db.backup.count()).toBe(1);

  await pass(2);
  await backUpWhenDue(failing());
  expect(await world.ctx.db.backup.count()).toBe(2);
  expect(await told()).toEqual([open]);

  await pass(2);
  await backUpWhenDue(ctx);
  expect(await told()).toEqual([{ ...open, open: false }]);
});

it('that does not come although nothing fails is told of when one was left out', async () => {
  await backUpWhenDue(ctx);
  await pass(50);
  await world.ctx.db.backup.create({ data: { host: 'another', startedAt: new Date() } }); // somebody is at it, and never ends
  await backUpWhenDue(ctx);
  expect(await told()).toMatchObject([{ kind: 'backup_failed', payload: { failure: 'overdue' }, open: true }]);

  await pass(7);
  await backUpWhenDue(ctx);
  expect(await files()).toHaveLength(2);
  expect(await told()).toMatchObject([{ open: false }]);
});

it('is given up without a word when its worker stops, and the next one begins anew', async () => {
  await backUpWhenDue(ctx, AbortSignal.abort());
  expect(await files()).toEqual([]);
  await backUpWhenDue(ctx);
  expect(await files()).toHaveLength(1);
  expect(await told()).toEqual([]);
});
