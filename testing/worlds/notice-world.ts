/** For tests of notices: a database, a Telegram, a clock that is moved by hand, and a check whose state is set directly. */

import { randomUUID } from 'node:crypto';
import { Api } from 'grammy';
import type { WorkerCtx } from '#/lib/context.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import type { CustomerNotice } from '#/lib/outbox/model.ts';
import { createTelegramSender } from '#/lib/outbox/telegram/create-telegram-sender.ts';
import { after, type Clock, MINUTE_MS, systemClock } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { events } from '#/lib/platform/events.ts';
import type { Language } from '#/lib/platform/language.ts';
import { silentLog } from '#/lib/platform/log.ts';
import type { Queue } from '#/lib/platform/queue.ts';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createTelegram } from '#/sandbox/telegram/create-telegram.ts';
import { createDatabase } from '../database/database.ts';
import { USUAL_LIMITS } from './usual-limits.ts';

/** Between two list requests, so that the tests know how long a check will take. */
const LIST_INTERVAL_MS = 3_880;

/** No channel but Telegram, and nobody of whom the settings know. */
const NOBODY: WorkerCtx['operatorChannels'] = { addresses: {}, mail: false, quiet: null };

export type NoticeWorld = Awaited<ReturnType<typeof createNoticeWorld>>;

export async function createNoticeWorld() {
  const [database, telegram] = await Promise.all([createDatabase(), createTelegram()]);
  const clock = handClock();
  const jobs: object[] = [];
  const queue: Queue = {
    send: async (_queue, payload) => void jobs.push(payload),
    sendAll: async (_queue, payloads) => void jobs.push(...payloads),
  };
  const ctx = {
    db: database.db,
    clock,
    queue,
    events,
    log: silentLog,
    dashboard: 'https://mutuals.example',
    limits: { ...USUAL_LIMITS, listIntervalMs: LIST_INTERVAL_MS },
    operatorChannels: NOBODY,
    pictures: createPictureVault(generatePictureKey()),
    senders: { telegram: createTelegramSender({ token: '1:sandbox', apiRoot: telegram.origin }) },
  };
  async function customer(language: Language = 'en') {
    const user = telegram.user({ started: true });
    const id = BigInt(user.id);
    await database.db.customer.create({ data: { id, language, referralCode: randomUUID() } });
    return { user, id, language };
  }

  return {
    ctx,
    telegram,
    clock,
    jobs,
    customer,
    /** A check of @ada with 1,663 followers and 300 followed, and its progress message, owed. */
    async check(of: { id: bigint; language: Language }): Promise<string> {
      const id = randomUUID();
      const asked = { customerId: of.id, language: of.language, door: 'bot', targetUsername: 'ada' } as const;
      await database.db.check.create({ data: { id, ...asked, requestedAt: clock.now() } });
      await this.owe(of.id, id, { kind: 'check_progress', payload: {} });
      return id;
    },
    owe: (customerId: bigint, checkId: string, notice: CustomerNotice) =>
      database.db.transaction((tx) => enqueueForCustomer(ctx, tx, { ...notice, customerId, checkId, at: clock.now() })),
    /** Sets what the room of checks would have written. */
    async set(checkId: string, data: Parameters<typeof database.db.check.update>[0]['data']) {
      await database.db.check.update({ where: { id: checkId }, data });
    },
    page: (checkId: string) => addPage(database.db, checkId),
    signIn: (stand: Stand) => standSignIn(database.db, stand, clock.now()),
    /** Takes a message out of the chat, as its owner may. */
    async deleteMessage(chatId: number, messageId: number) {
      await new Api('1:sandbox', { apiRoot: telegram.origin }).deleteMessage(chatId, messageId);
    },
    noticeOf: (kind: string, checkId: string) =>
      database.db.notice.findUniqueOrThrow({ where: { dedupeKey: `${kind}:${checkId}` } }),
    close: async () => {
      await telegram.close();
      await database.close();
    },
  };
}

/** One page with one person, so that a report of the check can be made. */
async function addPage(db: Db, checkId: string): Promise<void> {
  const read = { list: 'followers', walk: 1, sequence: 1, dialect: 'rest', generation: 1, run: 1, tookMs: 1 } as const;
  await db.checkPage.create({ data: { checkId, ...read, userIds: [7n], usernames: ['bob'], fullNames: [''] } });
}

/** How far the sign-in of the one account is: under way, or waiting for a code of a person; null: there is no account. */
type Stand = 'signing_in' | 'code' | null;

async function standSignIn(db: Db, stand: Stand, at: Date): Promise<void> {
  await db.account.deleteMany();
  if (stand === null) return;
  const { id } = await db.account.create({ data: { username: 'reader' } });
  const status = stand === 'code' ? 'waiting_for_code' : 'running';
  const opened = { accountId: id, openFor: id, status, cause: 'signed_out', askedBy: 'test', queuedAt: at } as const;
  const attempt = await db.refreshAttempt.create({ data: opened });
  if (stand !== 'code') return;
  const asked = {
    attemptId: attempt.id,
    kind: 'text_code',
    askedAt: at,
    expiresAt: after(at, 10 * MINUTE_MS),
  } as const;
  await db.challenge.create({ data: asked });
}

function handClock(): Clock & { pass(ms: number): void } {
  let at = Date.UTC(2026, 10, 23, 12);
  const pass = (ms: number) => {
    at += ms;
  };
  return { ...systemClock, now: () => new Date(at), pass };
}
