/** For tests of what operators are told: a team with a chat, a mailbox and a program that listens; time is moved by hand. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { createMailSender } from '#/lib/outbox/email/create-mail-sender.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { QuietHours } from '#/lib/outbox/quiet-hours.ts';
import type { GivenUp, OperatorNotice } from '#/lib/outbox/schema.ts';
import { createWebhookSender } from '#/lib/outbox/webhook/create-webhook-sender.ts';
import { startMailServer } from '../servers/mail-server.ts';
import { createNoticeWorld } from './notice-world.ts';
import { whenDue } from './when-due.ts';

export type OperatorsWorld = Awaited<ReturnType<typeof createOperatorsWorld>>;

export async function createOperatorsWorld() {
  const [world, mail, hook] = await Promise.all([createNoticeWorld(), startMailServer(), startHook()]);

  async function team(more: { quiet?: QuietHours; emails?: string[]; chats?: bigint[] } = {}) {
    const operator = await world.customer('en');
    const ctx = {
      ...world.ctx,
      operatorChannels: {
        addresses: {
          telegram: [operator.id, ...(more.chats ?? [])].map(String),
          email: more.emails ?? ['olga@example.org'],
          webhook: ['webhook'],
        },
        mail: true,
        quiet: more.quiet ?? null,
      },
      senders: {
        ...world.ctx.senders,
        email: createMailSender({ url: mail.url, from: 'Mutuals <mutuals@example.org>' }),
        webhook: createWebhookSender({ url: hook.url, secret: 'canary-webhook-secret', now: world.clock.now }),
      },
    };
    const owe = (notice: OperatorNotice, about: string = randomUUID()) =>
      ctx.db.transaction((tx) => enqueueForOperators(ctx, tx, { ...notice, about, at: world.clock.now() }));
    const sweep = () => whenDue(ctx, 'notices', sweepNotices);
    const tell = async (notice: OperatorNotice, about?: string) => {
      await owe(notice, about);
      await sweep();
    };
    /** The texts in the operator's chat. */
    const chat = () => operator.user.chat().map(({ text }) => text ?? '');
    const buttons = () => (operator.user.chat().at(-1)?.reply_markup?.inline_keyboard ?? []).flat();
    return { ctx, owe, sweep, tell, chat, buttons };
  }

  return {
    ...world,
    mail,
    hook,
    team,
    /** As if nobody had been told anything yet. */
    async forget() {
      await world.ctx.db.notice.deleteMany();
      mail.mails.length = 0;
      hook.got.length = 0;
      hook.status = 204;
    },
    close: () => Promise.all([world.close(), mail.close(), hook.close()]),
  };
}

const FAILED = { username: 'reader', attemptId: 'a1', failure: 'wrong_password', needsPerson: true };

export const failed = (more: Partial<typeof FAILED> = {}): OperatorNotice => ({
  kind: 'refresh_failed',
  payload: { ...FAILED, ...more },
});

export const news = (kind: 'refreshed' | 'recovered', username = 'reader'): OperatorNotice => ({
  kind,
  payload: { username, attemptId: 'a1' },
});

export const givenUp = (more: Partial<GivenUp> = {}): OperatorNotice => ({
  kind: 'check_given_up',
  payload: {
    checkId: 'c1',
    username: 'ada',
    cause: 'exception',
    detail: 'invalid byte sequence',
    times: 5,
    ...more,
  },
});

/** A program that listens, and answers with `status`. */
async function startHook() {
  const got: { kind: string; id: string; reminder: number; payload: object }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    got.push(JSON.parse(body));
    response.writeHead(state.status).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const state = { got, url, close, status: 204 };
  return state;
}
