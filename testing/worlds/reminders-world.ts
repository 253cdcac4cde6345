/** For tests of reminders: operators with a chat and a mailbox, accounts whose state is set directly, time moved by hand. */
import { randomUUID } from 'node:crypto';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { createMailSender } from '#/lib/outbox/email/create-mail-sender.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { remindPeople } from '#/lib/reminders/remind-people.ts';
import { startMailServer } from '../servers/mail-server.ts';
import { createNoticeWorld } from './notice-world.ts';
import { whenDue } from './when-due.ts';

export type RemindersWorld = Awaited<ReturnType<typeof createRemindersWorld>>;

export async function createRemindersWorld() {
  const [world, mail] = await Promise.all([createNoticeWorld(), startMailServer()]);

  async function team() {
    const operator = await world.customer('en');
    const ctx = {
      ...world.ctx,
      operatorChannels: {
        addresses: { telegram: [String(operator.id)], email: ['olga@example.org'] },
        mail: true,
        quiet: null,
      },
      senders: {
        ...world.ctx.senders,
        email: createMailSender({ url: mail.url, from: 'mutuals@example.org' }),
      },
    };
    /** Three workers at once. */
    const remind = async () => {
      await Promise.all(Array.from({ length: 3 }, () => whenDue(ctx, 'people', remindPeople)));
      await whenDue(ctx, 'notices', sweepNotices);
    };
    return { ctx, remind, id: operator.id, messages: () => operator.user.chat() };
  }

  /** An account of the owner. Without more: signed out, with a password and no seed. */
  async function account(more: { seed?: boolean; session?: boolean; status?: 'ready' | 'retired' | 'blocked' } = {}) {
    const { db, clock } = world.ctx;
    const { status = 'ready', seed = false, session = false } = more;
    const username = `reader_${randomUUID().slice(0, 8)}`;
    const sealedTotpSeed = seed ? 'sealed' : null;
    const { id } = await db.account.create({ data: { username, status, sealedPassword: 'sealed', sealedTotpSeed } });
    const signIn = (number: number) =>
      db.generation.create({
        data: {
          accountId: id,
          number,
          sealedIdentity: '',
          maskedSessionId: '…',
          source: 'sign_in',
          bornAt: clock.now(),
        },
      });
    if (session) await signIn(1);
    return { id, username, signIn };
  }

  /** An attempt that failed, and the one that is planned after it. */
  async function failedBefore(accountId: string, planned = true) {
    const at = world.clock.now();
    const shared = { accountId, cause: 'signed_out', askedBy: 'test', queuedAt: after(at, -MINUTE_MS) } as const;
    const { db } = world.ctx;
    await db.refreshAttempt.create({ data: { ...shared, status: 'failed', failure: 'code_timeout', endedAt: at } });
    const notBefore = after(at, 30 * MINUTE_MS);
    if (planned) await db.refreshAttempt.create({ data: { ...shared, queuedAt: at, openFor: accountId, notBefore } });
  }

  async function parked() {
    const customer = await world.customer();
    const id = await world.check(customer);
    await world.set(id, { status: 'parked', parkReason: 'session', parkedSince: world.clock.now() });
    return id;
  }

  /** A question that was asked in the operator's chat. */
  async function asked(
    { ctx, messages }: Awaited<ReturnType<typeof team>>,
    minutes = 10,
    kind: 'text_code' | 'approve_on_device' = 'text_code',
  ) {
    const { id: accountId, username } = await account();
    const at = ctx.clock.now();
    const waiting = { status: 'waiting_for_code', cause: 'signed_out', askedBy: 'test', queuedAt: at } as const;
    const attempt = await ctx.db.refreshAttempt.create({ data: { accountId, openFor: accountId, ...waiting } });
    const expiresAt = after(at, minutes * MINUTE_MS);
    const { id } = await ctx.db.challenge.create({ data: { attemptId: attempt.id, kind, askedAt: at, expiresAt } });
    const payload = { username, attemptId: attempt.id, challengeId: id, question: kind };
    await ctx.db.transaction((tx) => enqueueForOperators(ctx, tx, { kind: 'code_needed', payload, about: id, at }));
    await whenDue(ctx, 'notices', sweepNotices);
    const settle = () => ctx.db.challenge.update({ where: { id }, data: { status: 'answered' } });
    return { id, username, first: messages().at(-1)?.message_id, settle };
  }

  /** As if there were nothing yet. */
  async function forget() {
    const { db } = world.ctx;
    await db.notice.deleteMany();
    await db.check.deleteMany();
    await db.account.deleteMany();
    mail.mails.length = 0;
  }

  const close = () => Promise.all([world.close(), mail.close()]);
  return { ...world, mail, team, account, failedBefore, parked, asked, forget, close };
}
