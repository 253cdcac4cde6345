/** For tests of notices: a database, a Telegram, a clock that is moved by hand, and a check whose state is set directly. */

import { randomUUID } from 'node:crypto';
import { Api } from 'grammy';
import { listWaitingChecks } from '#/lib/checks/read-waiting.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { enqueueForCustomer } from '#/lib/notices/enqueue-notice.ts';
import type { CheckFacts, Compose, CustomerNotice } from '#/lib/notices/model.ts';
import { createTelegramSender } from '#/lib/notices/telegram/create-telegram-sender.ts';
import { type Clock, systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import type { Language } from '#/lib/platform/language.ts';
import { silentLog } from '#/lib/platform/log.ts';
import type { Queue } from '#/lib/platform/queue.ts';
import { isSettled, listSettledQuestions } from '#/lib/views/read-questions.ts';
import { createTelegram } from '#/sandbox/telegram/create-telegram.ts';
import { createDatabase } from '../database/database.ts';
import { NO_CHANNELS } from '../no-channels.ts';

const NOTHING_BUT_TELEGRAM: Pick<WorkerCtx, 'operatorChannels' | 'mail' | 'webhook'> = {
  operatorChannels: NO_CHANNELS,
  mail: null,
  webhook: null,
};

export type NoticeWorld = Awaited<ReturnType<typeof createNoticeWorld>>;

export async function createNoticeWorld() {
  const [database, telegram] = await Promise.all([createDatabase(), createTelegram()]);
  const clock = handClock();
  const jobs: object[] = [];
  const queue: Queue = { send: async (_queue, payload) => void jobs.push(payload) };
  const ctx = {
    db: database.db,
    clock,
    queue,
    events,
    log: silentLog,
    dashboard: 'https://mutuals.example',
    operatorChats: [] as bigint[],
    ...NOTHING_BUT_TELEGRAM,
    telegram: createTelegramSender({ token: '1:sandbox', apiRoot: telegram.origin }),
  };
  type CheckRow = Awaited<ReturnType<typeof database.db.check.findUniqueOrThrow>>;
  const extras = new Map<string, Partial<CheckFacts>>();
  const compose: Compose = {
    async readCheck({ checkId }) {
      const [check] = await compose.readChecks({ checkIds: [checkId] });
      if (!check) throw new Error('There is no such check.');
      return check;
    },
    async readChecks({ checkIds }) {
      const rows = await database.db.check.findMany({ where: { id: { in: [...checkIds] } } });
      return rows.map(factsOf);
    },
    buildReport: async () => ({ fileName: 'ada-2026-11-23.xlsx', bytes: new Uint8Array([80, 75, 3, 4]) }),
    listWaitingChecks: () => listWaitingChecks(ctx),
    listSettledQuestions: (input) => listSettledQuestions(ctx, input),
    isSettled: (input) => isSettled(ctx, input),
  };
  const factsOf = (row: CheckRow): CheckFacts => {
    const total = (row.declaredFollowers ?? 0) + (row.declaredFollowing ?? 0);
    const read = row.followersRead + row.followingRead;
    const derived = { progress: total === 0 ? null : read / total, secondsLeft: null, certificate: null };
    return { ...row, ...derived, rereads: false, waitingFor: null, ...extras.get(row.id) };
  };

  async function customer(language: Language = 'en') {
    const user = telegram.user({ started: true });
    const id = BigInt(user.id);
    await database.db.customer.create({ data: { id, language, referralCode: randomUUID() } });
    return { user, id, language };
  }

  return {
    ctx,
    compose,
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
    async set(
      checkId: string,
      data: Parameters<typeof database.db.check.update>[0]['data'],
      more?: Partial<CheckFacts>,
    ) {
      await database.db.check.update({ where: { id: checkId }, data });
      if (more) extras.set(checkId, more);
    },
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

function handClock(): Clock & { pass(ms: number): void } {
  let at = Date.UTC(2026, 10, 23, 12);
  const pass = (ms: number) => {
    at += ms;
  };
  return { ...systemClock, now: () => new Date(at), pass };
}
