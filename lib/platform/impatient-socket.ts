import { Socket } from 'node:net';
import { SECOND_MS } from './clock.ts';

/** Longer than any statement may take (`statement_timeout`), and than pools keep a connection that nobody uses. */
const SILENCE_MS = 20 * SECOND_MS;

/**
 * A socket for connections to the database that breaks when nothing passed for 20 seconds. A network that swallows
 * everything closes nothing: without a limit of its own, whoever waits for an answer waits forever (docs/facts/reliability.md#faults: F12).
 */
export function impatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => {
    socket.destroy(new Error('Connection terminated: the database did not answer'));
  });
}
