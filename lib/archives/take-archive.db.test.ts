import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#/lib/operators/audit.ts';
import type { ArchiveRelation } from '#/lib/platform/enums.ts';
import { tooOldBefore } from '#/lib/privacy/model.ts';
import { sweepRetention } from '#/lib/privacy/sweep-retention.ts';
import { archiveFiles } from '#/sandbox/instagram/archive/archive-files.ts';
import { archiveZip } from '#/sandbox/instagram/archive/archive-zip.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { listArchivePeople, listArchives, readOwnArchive } from './read-archives.ts';
import { takeArchive } from './take-archive.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const named = (word: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${word}${String(from + at).padStart(6, '0')}`);
const self = (id: bigint): Actor => ({ kind: 'customer', id: String(id), name: 'Maria' });
const take = (customerId: bigint, file: { name: string; bytes: Uint8Array }) =>
  takeArchive(world.ctx, { customerId, file, by: self(customerId) });
const taken = async (customerId: bigint, file: { name: string; bytes: Uint8Array }) => {
  const answer = await take(customerId, file);
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
};
const people = (customerId: bigint, id: string, relation: ArchiveRelation) =>
  listArchivePeople(world.ctx, { id, customerId, relation, from: 0, limit: 100_000 });
const LISTS = { owner: 'ada', followers: named('p', 0, 2_500), following: named('p', 1_200, 4_000) };
const filesOf = (input: Parameters<typeof archiveFiles>[0]) =>
  archiveFiles(input).map(({ path, text }) => ({ name: path.split('/').at(-1) ?? '', bytes: Buffer.from(text) }));

describe('a customer’s own export', () => {
  it('is compared at once, for nothing, and its lists are in order', async () => {
    const { id } = await world.customer({ credits: 1 });
    const { archive } = await taken(id, archiveZip(LISTS));
    expect(archive).toMatchObject({
      username: 'ada',
      missing: null,
      followers: 2_500,
      following: 2_800,
      isDoubtful: false,
    });
    expect(archive.counts).toEqual({ mutual: 1_300, one_way: 1_500, fan: 1_200 });
    expect(await people(id, archive.id, 'one_way')).toEqual(named('p', 2_500, 4_000));
    expect(await people(id, archive.id, 'fan')).toEqual(named('p', 0, 1_200));
    expect(await people(id, archive.id, 'mutual')).toEqual(named('p', 1_200, 2_500));
    const middle = { id: archive.id, customerId: id, relation: 'mutual', from: 990, limit: 25 } as const;
    expect(await listArchivePeople(world.ctx, middle)).toEqual(named('p', 2_190, 2_215));
    expect(await world.ledgerOf(id)).toEqual([]);
  });

  it('comes in any order of its files, each adds to the one before, and the same one again changes nothing', async () => {
    const { id } = await world.customer();
    const files = filesOf({ ...LISTS, perFile: 1_000 }).filter(({ name }) =>
      /^follow(ers|ing)(_\d)?\.json$/.test(name),
    );
    const [first, second, third, following] = files;
    if (!first || !second || !third || !following) throw new Error('there are four files');
    expect((await taken(id, third)).archive).toMatchObject({ missing: 'following', followers: 500 });
    expect((await taken(id, following)).archive).toMatchObject({ missing: null, isDoubtful: true });
    expect((await taken(id, first)).archive.missingFiles).toEqual(['followers_2.json']);
    const { archive } = await taken(id, second);
    expect(archive).toMatchObject({
      missingFiles: [],
      isInPieces: true,
      isDoubtful: true,
      followers: 2_500,
      username: null,
    });
    expect(await people(id, archive.id, 'one_way')).toEqual(named('p', 2_500, 4_000));
    expect(await taken(id, third)).toEqual({ ok: true, archive, again: true });
    expect(await listArchives(world.ctx, { customerId: id, limit: 9 })).toEqual([archive]);
  });

  it('with files of the same names is another one', async () => {
    const { id } = await world.customer();
    await taken(id, archiveZip(LISTS));
    await taken(id, archiveZip({ ...LISTS, following: named('q', 0, 3) }));
    expect((await listArchives(world.ctx, { customerId: id, limit: 9 })).map(({ following }) => following)).toEqual([
      3, 2_800,
    ]);
  });

  it('of a part of the time accuses nobody', async () => {
    const { id } = await world.customer();
    const from = Date.UTC(2025, 10, 20) / 1_000;
    expect((await taken(id, archiveZip({ ...LISTS, from }))).archive).toMatchObject({
      coverage: 'perhaps_cut',
      isDoubtful: true,
    });
    const page = archiveZip({ ...LISTS, from, form: 'html' });
    expect((await taken(id, page)).archive).toMatchObject({ coverage: 'cut', isDoubtful: true });
  });

  it('is nobody else’s to see or to send', async () => {
    const [{ id }, other] = [await world.customer(), await world.customer()];
    const { archive } = await taken(id, archiveZip(LISTS));
    expect(await readOwnArchive(world.ctx, { id: archive.id, customerId: other.id })).toBeNull();
    await expect(people(other.id, archive.id, 'mutual')).rejects.toMatchObject({ code: 'not_found' });
    const forged = { customerId: id, file: archiveZip(LISTS), by: self(other.id) };
    await expect(takeArchive(world.ctx, forged)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that is refused leaves nothing behind', async () => {
    const { id } = await world.customer();
    expect(await take(id, { name: 'x.zip', bytes: Buffer.from('%PDF-1.7') })).toEqual({
      ok: false,
      reason: 'other_file',
    });
    expect(await world.ctx.db.archive.count({ where: { customerId: id } })).toBe(0);
  });

  it('loses its names after the days of a list, its counts after a year', async () => {
    const { id } = await world.customer();
    const { archive } = await taken(id, archiveZip(LISTS));
    const at = (days: 'journalDays' | { days: number }) =>
      new Date(tooOldBefore(days, world.ctx.clock.now(), world.ctx.limits).getTime() - 1_000);
    const sent = (sentAt: Date) => world.ctx.db.archive.update({ where: { id: archive.id }, data: { sentAt } });
    await sent(at('journalDays'));
    await sweepRetention(world.ctx);
    await expect(people(id, archive.id, 'mutual')).rejects.toMatchObject({ code: 'gone' });
    expect((await readOwnArchive(world.ctx, { id: archive.id, customerId: id }))?.counts.mutual).toBe(1_300);
    await sent(at({ days: 365 }));
    expect(await sweepRetention(world.ctx)).toMatchObject({ archives: 1 });
  });
});
