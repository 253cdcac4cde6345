import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Superseded } from './model.ts';
import { createPipeline } from './pipeline.ts';

function pipelineOfNumbers() {
  const story: string[] = [];
  const pipeline = createPipeline<number>(async (slot) => {
    story.push(`give back ${slot}`);
  });
  /** Storing that ends when it is told to. */
  const storing = (page: number) => {
    const done = Promise.withResolvers<void>();
    const store = async () => {
      story.push(`store ${page}`);
      await done.promise;
      story.push(`stored ${page}`);
    };
    return { store, end: () => done.resolve(), fail: (error: Error) => done.reject(error) };
  };
  return { pipeline, story, storing };
}

const rounds = async () => {
  for (let round = 0; round < 5; round += 1) await nextRound();
};

describe('storing behind', () => {
  it('begins once the next request has gone out, and waits for the page before', async () => {
    const { pipeline, story, storing } = pipelineOfNumbers();
    const [first, second] = [storing(1), storing(2)];

    pipeline.storeBehind(first.store);
    story.push('ask for 2');
    await rounds();
    expect(story).toEqual(['ask for 2', 'store 1']);

    pipeline.storeBehind(second.store);
    await rounds();
    expect(story).not.toContain('store 2');

    first.end();
    await rounds();
    second.end();
    await pipeline.settled();
    expect(story).toEqual(['ask for 2', 'store 1', 'stored 1', 'store 2', 'stored 2']);
  });

  it('hands on why a page could not be stored, and stores nothing after it: so a run that was superseded stops', async () => {
    const { pipeline, story, storing } = pipelineOfNumbers();
    const [first, second] = [storing(1), storing(2)];
    pipeline.storeBehind(first.store);
    pipeline.storeBehind(second.store);
    await rounds();
    first.fail(new Superseded());

    await expect(pipeline.settled()).rejects.toThrow(Superseded);
    await pipeline.close();
    expect(story).toEqual(['store 1']);
  });

  it('has stored what came before it is closed', async () => {
    const { pipeline, story, storing } = pipelineOfNumbers();
    const page = storing(1);
    pipeline.storeBehind(page.store);
    const closing = pipeline.close();
    await rounds();
    page.end();
    await closing;
    expect(story).toEqual(['store 1', 'stored 1']);
  });
});

describe('taking ahead', () => {
  it('hands out what was taken, once', async () => {
    const { pipeline } = pipelineOfNumbers();
    pipeline.takeAhead(async () => 7);
    pipeline.takeAhead(async () => 8);
    expect(await pipeline.taken()).toMatchObject({ kind: 'taken', value: 7 });
    expect(await pipeline.taken()).toEqual({ kind: 'nothing' });
  });

  it('gives back what nobody needed when it is closed', async () => {
    const { pipeline, story } = pipelineOfNumbers();
    pipeline.takeAhead(async () => 7);
    await pipeline.close();
    await pipeline.close();
    expect(story).toEqual(['give back 7']);
  });

  it('holds nothing that could not be taken, and a close that cannot give back ends all the same', async () => {
    const { pipeline } = pipelineOfNumbers();
    pipeline.takeAhead(() => Promise.reject(new Error('no answer')));
    expect(await pipeline.taken()).toEqual({ kind: 'nothing' });

    const stubborn = createPipeline<number>(() => Promise.reject(new Error('no answer')));
    stubborn.takeAhead(async () => 7);
    await expect(stubborn.close()).resolves.toBeUndefined();
  });
});
