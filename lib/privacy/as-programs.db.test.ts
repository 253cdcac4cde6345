/** What concerns people's data is done by three programs, each with the rights that its own role has in the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeArchive } from '#/lib/archives/take-archive.ts';
import { requestCheck } from '#/lib/checks/request-check.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { openDb } from '#/lib/platform/db.ts';
import { archiveFiles } from '#/sandbox/instagram/archive/archive-files.ts';
import { addressAs } from '#/testing/database/roles.ts';
import { tablesThatHold } from '#/testing/worlds/planted-world.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { deleteCustomer } from './delete-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { addOptOut, liftOptOut } from './opt-outs.ts';
import { sweepRetention } from './sweep-retention.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** The context of a program, with its own role. */
async function as(role: 'web' | 'worker' | 'bot') {
  const db = openDb({ url: addressAs(role, world.url), max: 2 });
  return { ctx: { ...world.ctx, db }, [Symbol.asyncDispose]: () => db.close() };
}

describe.each(['web', 'bot'] as const)('the %s', (role) => {
  it('may take a check in, write a customer out and delete them', async () => {
    await using program = await as(role);
    const { id } = await world.customer({ credits: 1 });
    const asked = await requestCheck(program.ctx, { customerId: id, username: 'ada', door: 'bot', by: SYSTEM });
    expect(asked.ok).toBe(true);
    const { chunks } = await exportCustomer(program.ctx, { customerId: id, by: SYSTEM });
    let length = 0;
    for await (const chunk of chunks) length += chunk.length;
    expect(length).toBeGreaterThan(100);
    expect(await deleteCustomer(program.ctx, { customerId: id, by: SYSTEM })).toMatchObject({ cancelled: 1 });
    expect(await tablesThatHold(world.ctx.db, [String(id)])).toEqual([]);
  });
});

it('the web may enter who asked not to be read, end their checks and take them off', async () => {
  await using web = await as('web');
  const { id } = await world.customer({ credits: 1 });
  const { id: checkId } = await world.requestCheck({ customerId: id, username: 'quiet' });
  await world.ctx.db.check.update({ where: { id: checkId }, data: { targetId: 31n, status: 'parked' } });
  expect(await addOptOut(web.ctx, { instagramId: 31n, by: SYSTEM })).toMatchObject({ ended: 1 });
  await liftOptOut(web.ctx, { instagramId: 31n, by: SYSTEM });
});

it('the bot may take a customer’s own export, file by file', async () => {
  await using bot = await as('bot');
  const { id: customerId } = await world.customer();
  const files = archiveFiles({ owner: 'ada', followers: ['grace'], following: ['grace', 'alan'] }).slice(0, 2);
  for (const { path, text } of files) {
    const file = { name: path.split('/').at(-1) ?? '', bytes: Buffer.from(text) };
    expect(await takeArchive(bot.ctx, { customerId, file, by: SYSTEM })).toMatchObject({ ok: true });
  }
  expect(await world.ctx.db.archive.findMany({ where: { customerId } })).toMatchObject([{ mutual: 1, following: 2 }]);
});

it('the worker may sweep everything that the page of retention names, and delete who is long gone', async () => {
  await using worker = await as('worker');
  const gone = { id: 6_900_000_000_001n, referralCode: 'gone', leftAt: new Date(0) };
  await world.ctx.db.customer.create({ data: gone });
  expect(await sweepRetention(worker.ctx)).toMatchObject({ customers: 1 });
});
