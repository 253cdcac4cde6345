import { expect, it, vi } from 'vitest';
import { AttemptEnded, createDeadline } from './deadline.ts';

const forever = () => new Promise<never>(() => undefined);
const now = () => new Date();

it('ends with the first reason and keeps it', async () => {
  const deadline = createDeadline({ signal: new AbortController().signal, capMs: 60_000, now });
  deadline.end('browser_crashed', 'It fell.');
  deadline.end('network');

  await expect(deadline.race(forever())).rejects.toMatchObject({ reason: 'browser_crashed', detail: 'It fell.' });
  expect(deadline.over()).toBe('browser_crashed');
});

it('gives results and errors of the work through while it lives', async () => {
  const deadline = createDeadline({ signal: new AbortController().signal, capMs: 60_000, now });

  await expect(deadline.race(Promise.resolve(7))).resolves.toBe(7);
  await expect(deadline.race(Promise.reject(new TypeError('its own')))).rejects.toThrow(TypeError);
  deadline.dispose();
});

it('ends when the caller aborts, also before it began', async () => {
  const abort = new AbortController();
  const deadline = createDeadline({ signal: abort.signal, capMs: 60_000, now });
  const waiting = deadline.race(forever());
  abort.abort();

  await expect(waiting).rejects.toBeInstanceOf(AttemptEnded);
  expect(createDeadline({ signal: abort.signal, capMs: 60_000, now }).over()).toBe('aborted');
});

it('counts only the time in which it is not paused', async () => {
  vi.useFakeTimers();
  const deadline = createDeadline({ signal: new AbortController().signal, capMs: 1_000, now });
  await vi.advanceTimersByTimeAsync(400);
  deadline.pause();
  await vi.advanceTimersByTimeAsync(3_600_000);
  deadline.resume();
  await vi.advanceTimersByTimeAsync(599);
  expect(deadline.over()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);

  expect(deadline.over()).toBe('timed_out');
  vi.useRealTimers();
});
