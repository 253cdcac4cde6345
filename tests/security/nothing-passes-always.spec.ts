/** An attack that cannot succeed proves nothing: each one does where everything is wrong. */
import { AssertionError } from 'node:assert';
import { expect, test } from '@playwright/test';
import { ATTACKS } from './attacks.ts';
import { startLenientProxy } from './lenient-proxy.ts';
import { openProductTarget } from './product-target.ts';

test('every attack succeeds on a server that makes everybody an owner and protects nothing', async () => {
  await using stack = new AsyncDisposableStack();
  const { target } = stack.use(await openProductTarget());
  let { owner } = target.people;
  const powers = () => ({ cookie: owner.cookie, token: target.tokens.owner });
  const proxy = stack.use(await startLenientProxy(target.url, powers));
  const held: string[] = [];
  for (const { id, proof, open } of ATTACKS) {
    if (proof.from !== 'outside' || open !== undefined) continue;
    for (const attempt of proof.attempts) {
      owner = await target.hire('owner'); // the one before may have been signed out
      const spoiled = { ...target, url: proxy.url, isPlayground: false, people: { ...target.people, owner } };
      const found = await attempt(spoiled).catch((error: unknown) => error);
      if (!(found instanceof AssertionError)) held.push(`${id} ${attempt.name}: ${found}`);
    }
  }
  expect(held).toEqual([]);
});
