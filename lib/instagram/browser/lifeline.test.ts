import { expect, it, vi } from 'vitest';
import { AttemptOver, createLifeline } from './lifeline.ts';

const forever = () => new Promise<never>(() => undefined);
const now = () => new Date();

it('ends with the first reason and keeps it', async () => {
  const lifeline = createLifeline({ signal: new AbortController().signal, capMs: 60_000, now });
  lifeline.end('browser_crashed', 'It fell.');
  lifeline.end('network');

  await expect(lifeline.race(forever())).rejects.toMatchObject({ reason: 'browser_crashed', detail: 'It fell.' });
  expect(lifeline.over()).toBe('browser_crashed');
});

it('gives results and errors of the work through while it lives', async () => {
  const lifeline = createLifeline({ signal: new AbortController().signal, capMs: 60_000, now });

  await expect(lifeline.race(Promise.resolve(7))).resolves.toBe(7);
  await expect(lifeline.race(Promise.reject(new TypeError('its own')))).rejects.toThrow(TypeError);
  lifeline.dispose();
});

it('ends when the caller aborts, also before it began', async () => {
  const abort = new AbortController();
  const lifeline = createLifeline({ signal: abort.signal, capMs: 60_000, now });
  const waiting = lifeline.race(forever());
  abort.abort();

  await expect(waiting).rejects.toBeInstanceOf(AttemptOver);
  expect(createLifeline({ signal: abort.signal, capMs: 60_000, now }).over()).toBe('aborted');
});

it('counts only the time in which it is not paused', async () => {
  vi.useFakeTimers();
  const lifeline = createLifeline({ signal: new AbortController().signal, capMs: 1_000, now });
  await vi.advanceTimersByTimeAsync(400);
  lifeline.pause();
  await vi.advanceTimersByTimeAsync(3_600_000);
  lifeline.resume();
  await vi.advanceTimersByTimeAsync(599);
  expect(lifeline.over()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);

  expect(lifeline.over()).toBe('timed_out');
  vi.useRealTimers();
});
