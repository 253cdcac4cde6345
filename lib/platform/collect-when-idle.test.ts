import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectWhenIdle } from './collect-when-idle.ts';

beforeEach(() => {
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
});
afterEach(() => {
  globalThis.gc = undefined;
});

it('what nobody holds any more is gone after a quiet moment', async () => {
  const collecting = collectWhenIdle(20);
  const dropped = new WeakRef(Array.from({ length: 100_000 }, (_, n) => ({ n })));
  await expect.poll(() => dropped.deref() === undefined, { timeout: 10_000, interval: 100 }).toBe(true);
  collecting.stop();
});
