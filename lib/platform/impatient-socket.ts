import { Socket } from 'node:net';
import { SECOND_MS } from './clock.ts';

/** Longer than any statement (`statement_timeout`) and than pools keep an unused connection. */
const SILENCE_MS = 20 * SECOND_MS;

/** A database socket that breaks after 20 seconds of silence (docs/facts/reliability.md#faults: F12). */
export function impatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => {
    socket.destroy(new Error('Connection terminated: the database did not answer'));
  });
}
