import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { handInFromEnvironment } from './hand-in-from-environment.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.ctx.db.account.deleteMany());

const bring = (sessionId: string) => handInFromEnvironment(world.ctx, { instagramSessionId: sessionId });
const accounts = async () =>
  (await world.ctx.db.account.findMany({ include: { generations: true }, orderBy: { createdAt: 'asc' } })).map(
    ({ username, generations }) => [username, generations.filter(({ endedAt }) => endedAt === null).length],
  );

it('brings the first account of a service that has none', async () => {
  const owner = world.instagram.account({ username: 'owner', password: 'x' });
  await bring(`Cookie: sessionid=${owner.session().sessionId}`);
  expect(await accounts()).toEqual([['owner', 1]]);
});

it('is used for the account whose id it has, and adds nobody besides', async () => {
  const { sandbox } = await world.account({ username: 'reader', signedIn: true });
  await world.ctx.db.generation.updateMany({ data: { endedAt: world.ctx.clock.now() } });
  const stranger = world.instagram.account({ username: 'stranger', password: 'x' });
  await bring(stranger.session().sessionId);
  expect(await accounts()).toEqual([['reader', 0]]);
  await bring(sandbox.session().sessionId);
  expect(await accounts()).toEqual([['reader', 1]]);
});

it.each([['not a session'], ['1234567:deadDEADdead:7']])('stops nothing when it is of no use: %s', async (value) => {
  await bring(value);
  expect(await accounts()).toEqual([]);
});

it('stops nothing when its account is retired', async () => {
  const { id, sandbox } = await world.account({ username: 'gone', signedIn: true });
  await world.ctx.db.generation.updateMany({ data: { endedAt: world.ctx.clock.now() } });
  await world.ctx.db.account.update({ where: { id }, data: { status: 'retired' } });
  await bring(sandbox.session().sessionId);
  expect(await accounts()).toEqual([['gone', 0]]);
});
