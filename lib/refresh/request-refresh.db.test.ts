import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { type Boss, openBoss, queueOf } from '#/lib/platform/queue.ts';
import { endGeneration, insertGeneration, liveGeneration } from '#/lib/sessions/generation-store.ts';
import { insertAccount } from '#/lib/sessions/store.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { requestRefresh } from './request-refresh.ts';

let database: TestDatabase;
let boss: Boss;
beforeAll(async () => {
  database = await createDatabase({ max: 25 });
  boss = await openBoss({ url: database.url, role: 'send', log: silentLog });
});
afterAll(async () => {
  await boss?.stop({ graceful: false, close: true });
  await database?.close();
});

const ctx = (): Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'> => ({
  ...{ db: database.db, clock: systemClock, queue: queueOf(boss), events },
});
const ask = (accountId: string, cause: Parameters<typeof requestRefresh>[1]['cause']) =>
  requestRefresh(ctx(), { accountId, cause, by: SYSTEM });

async function account({ signedIn }: { signedIn: boolean }): Promise<string> {
  const username = `reader.${randomUUID().slice(0, 8)}`;
  const at = new Date();
  return database.db.transaction(async (tx) => {
    const { id } = await insertAccount(tx, { username, createdAt: at });
    const generation = {
      ...{ id: randomUUID(), accountId: id, sealedIdentity: 'sealed', maskedSessionId: '…' },
      ...{ source: 'sign_in' as const, attemptId: null, bornAt: at, cookiesEndAt: null },
    };
    await insertGeneration(tx, generation, null);
    if (!signedIn) await endGeneration(tx, { generationId: generation.id, cause: 'signed_out', at });
    return id;
  });
}

describe('a request for a new session', () => {
  it('made twenty times at once opens one attempt, and everybody is told which', async () => {
    const accountId = await account({ signedIn: false });
    const requests = await Promise.all(Array.from({ length: 20 }, () => ask(accountId, 'signed_out')));
    expect(new Set(requests.map(({ attempt }) => attempt.id)).size).toBe(1);
    expect(requests.filter(({ joined }) => !joined)).toHaveLength(1);
  });

  it.each(['signed_out', 'challenged', 'no_session'] as const)(
    'because of a loss (%s) that comes late, when there is a session again, opens none',
    async (cause) => {
      const accountId = await account({ signedIn: true });
      await expect(ask(accountId, cause)).rejects.toMatchObject({ code: 'conflict' });
      expect(await database.db.refreshAttempt.count({ where: { accountId } })).toBe(0);
      expect(await liveGeneration(database.db, accountId)).not.toBeNull();
    },
  );

  it.each(['manual', 'proactive'] as const)('that is %s renews a session that still lives', async (cause) => {
    const accountId = await account({ signedIn: true });
    expect(await ask(accountId, cause)).toMatchObject({ joined: false });
  });
});
