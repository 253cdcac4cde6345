import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { type Actor, listAudit, SYSTEM } from '#/lib/operators/audit.ts';
import type { ClaimedNotice } from '#/lib/outbox/model.ts';
import { claimNotice, recordInHand } from '#/lib/outbox/store.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { readBroadcast } from '#/lib/views/read-broadcast.ts';
import { createNoticeWorld, type NoticeWorld } from '#/testing/worlds/notice-world.ts';
import { draftBroadcast } from './draft-broadcast.ts';
import { COPIES_AT_ONCE, SPREAD_MS } from './model.ts';
import { EVERYBODY, Segment } from './schema.ts';
import { sendBroadcast, stopBroadcast } from './send-broadcast.ts';
import { spreadBroadcasts } from './spread-broadcasts.ts';

const OLGA: Actor = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'operator' };

let world: NoticeWorld;
beforeAll(async () => {
  world = await createNoticeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.ctx.db.broadcast.deleteMany();
  await world.ctx.db.customer.deleteMany();
  world.telegram.calls.clear();
});

const customers = (count: number) => Promise.all(Array.from({ length: count }, () => world.customer()));
async function begin(segment: Segment = EVERYBODY): Promise<string> {
  const { id } = await draftBroadcast(world.ctx, { html: 'Hello <b>all</b>', segment, by: OLGA });
  await sendBroadcast(world.ctx, { broadcastId: id, by: OLGA });
  return id;
}
/** What three workers do in one turn of their timetables. */
async function turn(): Promise<void> {
  await Promise.all([1, 2, 3].map(() => spreadBroadcasts(world.ctx)));
  world.clock.pass(SPREAD_MS);
  await Promise.all([1, 2].map(() => sweepNotices(world.ctx)));
}
/** A worker takes the copy that is due first, for a second. */
async function claimOne(broadcastId: string): Promise<ClaimedNotice> {
  const { db } = world.ctx;
  const { id } = await db.notice.findFirstOrThrow({ where: { broadcastId }, orderBy: { nextTryAt: 'asc' } });
  const claim = await claimNotice(db, { id, now: world.clock.now(), holdMs: 1_000, statuses: ['owed'] });
  if (!claim) throw new Error('No copy is due.');
  return claim;
}
async function dieWithOneInHand(broadcastId: string): Promise<void> {
  await recordInHand(world.ctx.db, await claimOne(broadcastId));
}
const read = (broadcastId: string) => readBroadcast(world.ctx, { broadcastId });
const got = (people: Awaited<ReturnType<typeof customers>>) =>
  people.map(({ user }) => user.chat().filter(({ text }) => text === 'Hello all').length);

describe('a message to many', () => {
  it('reaches everybody once, at a pace that leaves room for others, whoever of the workers sends', async () => {
    const people = await customers(COPIES_AT_ONCE + 5);
    const id = await begin();
    await turn();
    expect(await read(id)).toMatchObject({ status: 'sending', sent: COPIES_AT_ONCE, recipients: COPIES_AT_ONCE + 5 });
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(new Set(got(people))).toEqual(new Set([1]));
    expect(await read(id)).toMatchObject({ status: 'done', sent: COPIES_AT_ONCE + 5, owed: 0 });
    await expect(sendBroadcast(world.ctx, { broadcastId: id, by: OLGA })).rejects.toMatchObject({ code: 'conflict' });
    const { rows } = await listAudit(world.ctx, { subject: { kind: 'broadcast', id } });
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'broadcast.drafted',
      'broadcast.finished',
      'broadcast.sent',
    ]);
  });

  it('goes to nobody as a draft, nor to who has stopped the bot', async () => {
    const [gone, here] = await customers(2);
    await world.ctx.db.customer.update({ where: { id: gone?.id ?? 0n }, data: { leftAt: new Date() } });
    const { id } = await draftBroadcast(world.ctx, { html: 'Hello <b>all</b>', segment: EVERYBODY, by: OLGA });
    await turn();
    expect(await read(id)).toMatchObject({ status: 'draft', recipients: 1, sent: 0 });
    await sendBroadcast(world.ctx, { broadcastId: id, by: OLGA });
    await turn();
    expect(got([gone, here].flatMap((one) => one ?? []))).toEqual([0, 1]);
  });

  it.each([
    [{ language: 'ru' as const }, ['ru']],
    [{ balance: 'some' as const }, ['rich']],
    [{ balance: 'none' as const, quietForDays: 30 }, ['quiet']],
    [{ activeWithinDays: 30 }, ['ru', 'rich']],
  ])('reaches the segment that it is for: %o', async (which, expected) => {
    const old = new Date(world.clock.now().getTime() - 60 * DAY_MS);
    const [ru, rich, quiet] = [await world.customer('ru'), await world.customer(), await world.customer()];
    const set = (id: bigint, data: object) => world.ctx.db.customer.update({ where: { id }, data });
    await set(ru.id, { createdAt: world.clock.now() });
    await set(rich.id, { createdAt: world.clock.now() });
    await grantCredits(world.ctx, { customerId: rich.id, credits: 3, note: 'test', by: SYSTEM });
    await set(quiet.id, { createdAt: old });
    await begin(Segment.parse(which));
    for (let turns = 0; turns < 2; turns += 1) await turn();
    const names = { ru, rich, quiet };
    const reached = Object.entries(names).filter(([, one]) => got([one])[0] === 1);
    expect(reached.map(([name]) => name)).toEqual(expected);
  });

  it('is not sent again when its answer is lost or its worker dies, and says of how many that is so', async () => {
    const people = await customers(3);
    const id = await begin();
    await spreadBroadcasts(world.ctx);
    world.clock.pass(SPREAD_MS);
    await dieWithOneInHand(id);
    world.telegram.fail({ method: 'sendMessage', status: 0, description: 'lost', performed: true });
    world.clock.pass(1_000);
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(got(people).filter((copies) => copies > 1)).toEqual([]);
    expect(await read(id)).toMatchObject({ sent: 1, owed: 0, uncertain: 2 });
  });

  it('is not sent again when its worker dies after Telegram had refused it once', async () => {
    const people = await customers(1);
    const id = await begin();
    world.telegram.flood({ method: 'sendMessage', retryAfter: 60 });
    await turn();
    world.clock.pass(60_000);
    await dieWithOneInHand(id);
    world.clock.pass(1_000);
    await turn();
    expect(got(people)).toEqual([0]);
    expect(await read(id)).toMatchObject({ sent: 0, owed: 0, uncertain: 1 });
  });

  it('comes when its worker dies before it was sent', async () => {
    const people = await customers(1);
    const id = await begin();
    await spreadBroadcasts(world.ctx);
    await claimOne(id);
    world.clock.pass(1_000);
    await turn();
    expect(got(people)).toEqual([1]);
  });

  it('is not sent again when it arrived and the database cannot record it', async () => {
    const people = await customers(1);
    const id = await begin();
    await world.ctx.db.$executeRawUnsafe(`create function no_record() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`);
    await world.ctx.db.$executeRawUnsafe(`create trigger no_record before update on notices for each row
      when (new.status = 'sent') execute function no_record()`);
    await turn();
    await world.ctx.db.$executeRawUnsafe('drop function no_record cascade');
    world.clock.pass(DAY_MS);
    await turn();
    expect(got(people)).toEqual([1]);
    expect(await read(id)).toMatchObject({ sent: 0, owed: 0, uncertain: 1 });
  });

  it('waits out a flood, and comes then', async () => {
    const people = await customers(3);
    await begin();
    world.telegram.flood({ method: 'sendMessage', retryAfter: 60 });
    await turn();
    expect(world.telegram.calls.count('sendMessage')).toBeLessThanOrEqual(3);
    const before = world.telegram.calls.count('sendMessage');
    await turn();
    expect(world.telegram.calls.count('sendMessage')).toBe(before);
    world.clock.pass(60_000);
    await turn();
    expect(got(people)).toEqual([1, 1, 1]);
  });

  it('can be stopped: what nobody has in hand is not sent any more', async () => {
    const people = await customers(COPIES_AT_ONCE + 10);
    const id = await begin();
    await turn();
    await spreadBroadcasts(world.ctx);
    await stopBroadcast(world.ctx, { broadcastId: id, by: OLGA });
    for (let turns = 0; turns < 2; turns += 1) await turn();
    expect(got(people).reduce((sum, copies) => sum + copies, 0)).toBe(COPIES_AT_ONCE);
    expect(await read(id)).toMatchObject({ status: 'stopped', sent: COPIES_AT_ONCE, owed: 0 });
  });
});
