import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

function works() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const work = (name: string) => async () => {
    begun.push(name);
    const end = Promise.withResolvers<void>();
    ends.set(name, end);
    await end.promise;
    return name;
  };
  const settle = () => new Promise(setImmediate);
  const end = async (name: string, error?: Error) => {
    if (error) ends.get(name)?.reject(error);
    else ends.get(name)?.resolve();
    await settle();
  };
  return { begun, work, end, settle };
}

it('lets two run at once and those who are known go first, however long strangers have waited', async () => {
  const gate = createGate({ atOnce: 2, mostWaiting: 2 });
  const { begun, work, end, settle } = works();
  for (const name of ['a', 'b', 'c', 'd']) void gate.pass(work(name));
  void gate.passFirst(work('known'));
  await settle();
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'known']);
  await end('known');
  await end('b');
  expect(begun).toEqual(['a', 'b', 'known', 'c', 'd']);
});

it('refuses a stranger when every place is taken, never somebody known, and has places again afterwards', async () => {
  const gate = createGate({ atOnce: 1, mostWaiting: 1 });
  const { begun, work, end, settle } = works();
  void gate.pass(work('a'));
  void gate.pass(work('b'));
  expect(gate.pass(work('c'))).toBeNull();
  const known = gate.passFirst(work('known'));
  await settle();
  await end('a');
  await end('known');
  expect(await known).toBe('known');
  expect(gate.pass(work('d'))).not.toBeNull();
  await end('b');
  await end('d');
  expect(begun).toEqual(['a', 'known', 'b', 'd']);
});

it('gives the turn on when a work fails', async () => {
  const gate = createGate({ atOnce: 1, mostWaiting: 5 });
  const { begun, work, end, settle } = works();
  const failed = gate.pass(work('a'))?.catch((error: Error) => error.message);
  void gate.pass(work('b'));
  await settle();
  await end('a', new Error('broken'));
  expect(await failed).toBe('broken');
  expect(begun).toEqual(['a', 'b']);
  await end('b');
});
