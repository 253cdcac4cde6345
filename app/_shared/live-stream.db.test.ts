import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { liveStream } from './live-stream.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

function opened() {
  let ended = false;
  const stop = new AbortController();
  const over = Promise.withResolvers<void>();
  const onEnd = () => {
    ended = true;
    over.resolve();
  };
  const stream = liveStream({
    url: database.url,
    signal: stop.signal,
    mayGoOn: async () => true,
    onEnd,
    beatMs: 20,
  });
  return { stream, over: over.promise, hasEnded: () => ended };
}

it('ends by itself, and gives its place back, when nobody takes anything from it', async () => {
  const { over } = opened();
  await over;
});

it('goes on beat after beat while somebody reads', async () => {
  const { stream, hasEnded, over } = opened();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  for (let beats = 0; beats < 10; ) {
    const { value } = await reader.read();
    if (decoder.decode(value).includes('event: beat')) beats += 1;
  }
  expect(hasEnded()).toBe(false);
  await reader.cancel();
  await over;
});
