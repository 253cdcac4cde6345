import { expect, it } from 'vitest';
import { createDatabase } from '#/testing/database/database.ts';
import { startTcpProxy } from '#/testing/servers/tcp-proxy.ts';
import { openDatabaseClock } from './database-clock.ts';
import { openDb } from './db.ts';

it('does not take a slow way to the database, slowest at the first question, for a wrong clock', async () => {
  await using database = await createDatabase();
  await using proxy = await startTcpProxy(database.url);
  proxy.delay(300); // many times until the first answer, twice for the next
  const db = openDb({ url: proxy.url });

  const clock = await openDatabaseClock(db);
  clock.stop();
  const machine = Date.now();
  expect(Math.abs(clock.now().getTime() - machine)).toBeLessThan(150);
  await db.close();
});
