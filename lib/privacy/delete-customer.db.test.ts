import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import { noteForeignCheck } from '#/lib/checks/note-foreign-check.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { type Actor, SYSTEM } from '#/lib/operators/audit.ts';
import { type Catalogue, ofCustomers, plant, readCatalogue, tablesThatHold } from '#/testing/worlds/planted-world.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { deleteCustomer } from './delete-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { LEFT_OUT, PARTS } from './export-store.ts';
import { RETENTION } from './retention.ts';

const OLGA: Actor = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'owner' };
const WHO = { id: 7_700_123_456_789n, name: 'Zaphodina' };
const WORDS = [String(WHO.id), WHO.name];

let world: World;
let catalogue: Catalogue;
beforeAll(async () => {
  world = await createWorld();
  catalogue = await readCatalogue(world.ctx.db);
});
afterAll(() => world[Symbol.asyncDispose]());

const customer = (id: bigint) =>
  rememberCustomer(world.ctx, {
    id,
    language: 'en',
    username: `${WHO.name}_${id}`,
    firstName: WHO.name,
    lastName: 'B.',
    by: SYSTEM,
  });
const ownWords = (table: string) => RETENTION[table]?.ownWords ?? [];
const sums = async () => {
  const { _sum: credits } = await world.ctx.db.ledgerEntry.aggregate({ _sum: { delta: true, credits: true } });
  const { _sum: paid } = await world.ctx.db.payment.aggregate({ _sum: { amount: true, credits: true } });
  return { credits, paid };
};
const textOf = async (id: bigint, by: Actor = SYSTEM) => {
  const { chunks } = await exportCustomer(world.ctx, { customerId: id, by });
  let text = '';
  for await (const chunk of chunks) text += new TextDecoder().decode(chunk);
  return JSON.parse(text) as Record<string, Record<string, unknown>[]>;
};

describe('the catalogue', () => {
  it('says of every table what a customer’s deletion does to it, as RETENTION does', () => {
    const said = Object.entries(RETENTION)
      .filter(([name, { ofCustomer }]) => ofCustomer && name !== 'audit_entries')
      .map(([name, { ofCustomer }]) => `${name}: ${ofCustomer}`);
    const done = ofCustomers(catalogue).map(({ table, goes }) => `${table}: ${goes ? 'goes' : 'nameless'}`);
    expect(said.sort()).toEqual(done.sort());
    expect(catalogue.keys.filter(({ onDelete }) => onDelete === 'other')).toEqual([]);
  });

  it('of a table that comes later is judged by itself', async () => {
    await world.ctx.db
      .$executeRaw`create table later_things (id uuid primary key, customer_id bigint references customers(id))`;
    const later = await readCatalogue(world.ctx.db);
    await world.ctx.db.$executeRaw`drop table later_things`;
    expect(ofCustomers(later).map(({ table }) => table)).toContain('later_things');
    expect(later.keys.find(({ table }) => table === 'later_things')?.onDelete).toBe('other');
  });

  it('has no table of customers that their file does not tell of, or give a reason for', () => {
    const told = [...PARTS.flatMap(({ tables }) => tables), ...Object.keys(LEFT_OUT)];
    expect(told.sort()).toEqual([...ofCustomers(catalogue).map(({ table }) => table), 'audit_entries'].sort());
  });
});

describe('a customer who is deleted', () => {
  beforeAll(async () => {
    const other = (await world.customer({ credits: 0 })).id;
    await customer(WHO.id);
    await grantCredits(world.ctx, { customerId: WHO.id, credits: 3, note: `for ${WHO.name}`, by: OLGA });
    await plant(world.ctx.db, catalogue, WHO, { other, ownWords });
    await world.requestCheck({ customerId: WHO.id, username: 'ada' });
    const foreign = await world.ctx.db.check.findFirstOrThrow();
    const self = { kind: 'customer', id: String(WHO.id), name: WHO.name } as const;
    await noteForeignCheck(world.ctx, { checkId: foreign.id, by: self });
  });

  it('is named in the file that they may have first: everything of theirs, and nobody else', async () => {
    const file = await textOf(WHO.id);
    for (const { name } of PARTS) expect(file[name]?.length, name).toBeGreaterThan(0);
    expect(file.customer).toMatchObject([{ id: String(WHO.id), firstName: WHO.name }]);
    expect(JSON.stringify(file)).not.toContain(OLGA.name);
  });

  it('is named by no row of any table, whatever column could; what was paid and which credits moved stays', async () => {
    const before = await tablesThatHold(world.ctx.db, WORDS);
    const named = Object.entries(RETENTION).filter(([, { ofCustomer }]) => ofCustomer);
    const unable = ['check_comparisons', 'account_leases', 'check_moves', 'payment_events'].filter(
      (table) => !before.includes(table),
    );
    expect(named.map(([table]) => table).filter((table) => !before.includes(table))).toEqual(unable);
    const paid = await sums();
    const { balance } = await world.ctx.db.customer.findUniqueOrThrow({ where: { id: WHO.id } });
    const entries = await world.ctx.db.ledgerEntry.count();

    await deleteCustomer(world.ctx, { customerId: WHO.id, by: OLGA });
    expect(await tablesThatHold(world.ctx.db, WORDS)).toEqual([]);
    const unspent = balance + 1; // the open check's credit came back first
    const taken = {
      delta: (paid.credits.delta ?? 0) + 1 - unspent,
      credits: (paid.credits.credits ?? 0) + 1 + unspent,
    };
    expect(await sums()).toEqual({ ...paid, credits: taken });
    expect(await world.ctx.db.ledgerEntry.count()).toBe(entries + 2);
    const byDeletion = { customerId: null, kind: 'take', by: 'deletion', credits: unspent } as const;
    expect(await world.ctx.db.ledgerEntry.count({ where: byDeletion })).toBe(1);
    expect(
      await world.ctx.db.ledgerEntry.count({ where: { customerId: null, kind: 'grant', note: null } }),
    ).toBeGreaterThan(0);
  });

  it('is deleted by somebody, which the log says, and the log tells one story under one pseudonym', async () => {
    const rows = await world.ctx.db.auditEntry.findMany({ where: { subjectKind: 'customer' }, orderBy: { at: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['credits.granted', 'customer.deleted']));
    expect(new Set(rows.map(({ subjectId }) => subjectId)).size).toBe(1);
    expect(rows.find(({ action }) => action === 'customer.deleted')).toMatchObject({
      actorId: OLGA.id,
      actorName: 'Olga',
    });
    const asActor = await world.ctx.db.auditEntry.findFirstOrThrow({ where: { actorKind: 'customer' } });
    expect(asActor).toMatchObject({ actorId: rows[0]?.subjectId, actorName: 'deleted customer' });
  });

  it('cannot be deleted twice, and comes back as somebody new', async () => {
    await expect(deleteCustomer(world.ctx, { customerId: WHO.id, by: OLGA })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { isNew, customer: again } = await customer(WHO.id);
    expect(isNew).toBe(true);
    expect(again.balance).toBe(0);
  });
});

describe('checks under way', () => {
  it('are cancelled with their credits back, and the worker that reads stops and writes nothing more', async () => {
    const { id } = await world.customer({ credits: 2 });
    await world.account();
    world.instagram.profile({ username: 'grace', followers: 400, following: 400 });
    const worker = await world.startWorker();
    const pages = world.instagram.hold((request) => request.surface === 'list' && request.cursor !== null);
    const check = await world.requestCheck({ customerId: id, username: 'grace' });
    await pages.reached(1);

    const gone = await deleteCustomer(world.ctx, {
      customerId: id,
      by: { kind: 'customer', id: String(id), name: 'Maria' },
    });
    expect(gone.cancelled).toBe(1);
    pages.letGo();
    await worker.stop();
    expect(await world.ctx.db.check.count({ where: { id: check.id } })).toBe(0);
    expect(await world.ctx.db.checkPage.count({ where: { checkId: check.id } })).toBe(0);
    expect(await world.ctx.db.accountLease.count({ where: { checkId: check.id } })).toBe(0);
    expect(await tablesThatHold(world.ctx.db, [String(id)])).toEqual([]);
  });
});

describe('the function of the database that forgets', () => {
  it('takes nobody whose check is under way, and the one that shortens leaves what is young', async () => {
    const { id } = await world.customer({ credits: 1 });
    await world.requestCheck({ customerId: id, username: 'ada' });
    const { db } = world.ctx;
    await expect(db.$queryRaw`select forget_customer(${id}::bigint, 'x')::text`).rejects.toThrow('is not forgotten');
    expect(await db.$queryRaw`select fold_audit_entries(now() + interval '1 day', 10) as count`).toEqual([
      { count: 0 },
    ]);
  });
});
