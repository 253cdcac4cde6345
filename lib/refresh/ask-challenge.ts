import { randomUUID } from 'node:crypto';
import type { WorkerCtx } from '#/lib/context.ts';
import type { Question, Reply } from '#/lib/instagram/browser/model.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { after } from '#/lib/platform/clock.ts';
import type { ChallengeKind } from '#/lib/platform/enums.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import {
  type Challenge,
  findChallenge,
  insertChallenge,
  openAnswer,
  settleChallenge,
  showPicture,
  takeReply,
  updateChallenge,
} from './challenge-store.ts';
import { type Attempt, moveAttempt, statusOfRun } from './store.ts';

type Effects = Pick<
  WorkerCtx,
  'db' | 'clock' | 'queue' | 'events' | 'limits' | 'log' | 'vault' | 'pictures' | 'operatorChannels'
>;
export type Asking = {
  attempt: Attempt;
  account: { username: string };
  abandoned: AbortController;
  challenge?: Challenge | null;
};

const POLL_MS = 300;
const PICTURE_EVERY_MS = 2_000;

/**
 * Asks a person at every door and waits for the first reply. A code is taken once and wiped.
 * @returns `gave_up` when time is over or the attempt abandoned; `screen_moved` after `watch.signal`.
 * @throws {IllegalTransition} another worker has the attempt.
 */
export async function askChallenge(
  ctx: Effects,
  asking: Asking,
  question: Question,
  watch: { picture(): Promise<Uint8Array>; signal: AbortSignal },
): Promise<Reply> {
  const challenge = await openChallenge(ctx, asking, question);
  asking.challenge = challenge;
  const reply = await awaitReply(ctx, asking, challenge, watch);
  if (reply.kind === 'code' || reply.kind === 'screen_moved') await resume(ctx, asking, challenge, reply.kind);
  return reply;
}

async function openChallenge(ctx: Effects, asking: Asking, question: Question): Promise<Challenge> {
  const at = ctx.clock.now();
  const wanted = {
    kind: question.kind,
    sentTo: question.sentTo,
    digitsMin: question.digits.min,
    digitsMax: question.digits.max,
    letters: question.letters,
    methods: question.methods,
    canResendAt: question.canResendAt,
  };
  return ctx.db.transaction(async (tx) => {
    const before = asking.challenge ? await findChallenge(tx, asking.challenge.id) : null;
    if (before?.status === 'open') {
      const wish = question.resendWanted ? { wish: 'resend' as const } : {};
      const renewed = await updateChallenge(tx, before.id, { ...wanted, ...wish });
      await ctx.events.emit(tx, { topic: 'challenge', id: before.id });
      return renewed;
    }
    // an unread code that came while a wish was met still answers this question, unless the method changed
    const unread = before?.status === 'answered' && before.sealedAnswer !== null;
    const isWaiting = asking.attempt.status === 'waiting_for_code';
    if (unread && isWaiting && before.kind === question.kind) return before;
    if (before?.status === 'answered')
      await settleChallenge(tx, { id: before.id, from: 'answered', to: unread ? 'closed' : 'refused' });

    const challenge = await insertChallenge(tx, {
      ...wanted,
      id: randomUUID(),
      attemptId: asking.attempt.id,
      wrongBefore: question.wrongBefore,
      askedAt: at,
      expiresAt: after(at, ctx.limits.codeMs),
    });
    if (!isWaiting)
      asking.attempt = Object.assign(asking.attempt, await moveAttempt(tx, asking.attempt, 'ask', { at }));
    await enqueueForOperators(ctx, tx, {
      kind: 'code_needed',
      payload: {
        username: asking.account.username,
        attemptId: asking.attempt.id,
        challengeId: challenge.id,
        question: question.kind,
        sentTo: question.sentTo,
        wrongBefore: question.wrongBefore,
      },
      about: challenge.id,
      at,
    });
    await ctx.events.emit(tx, { topic: 'challenge', id: challenge.id });
    await ctx.events.emit(tx, { topic: 'attempt', id: asking.attempt.id });
    await ctx.events.emit(tx, { topic: 'account', id: asking.attempt.accountId });
    return challenge;
  });
}

async function awaitReply(
  ctx: Effects,
  asking: Asking,
  challenge: Challenge,
  watch: { picture(): Promise<Uint8Array>; signal: AbortSignal },
): Promise<Reply> {
  let pictureAt = 0;
  for (;;) {
    if (watch.signal.aborted) return { kind: 'screen_moved' };
    if ((await statusOfRun(ctx.db, asking.attempt)) !== 'waiting_for_code') {
      asking.abandoned.abort(new Error('the attempt was abandoned'));
      return { kind: 'gave_up' };
    }
    const reply = await readReply(ctx, challenge);
    if (reply) return reply;

    if (performance.now() - pictureAt > PICTURE_EVERY_MS) {
      pictureAt = performance.now();
      await paint(ctx, challenge, watch.picture);
    }
    await ctx.clock.sleep(POLL_MS, watch.signal);
  }
}

async function readReply(ctx: Effects, challenge: Challenge): Promise<Reply | null> {
  const row = await takeReply(ctx.db, challenge.id, ctx.clock.now());
  if (row?.sealedAnswer) return { kind: 'code', code: openAnswer(ctx.vault, challenge.id, row.sealedAnswer) };
  if (row?.status === 'open' && row.wish === 'resend') return { kind: 'resend' };
  if (row?.status === 'open' && row.wish?.startsWith('switch:')) {
    return { kind: 'switch', method: row.wish.slice('switch:'.length) as ChallengeKind };
  }
  if (row?.status === 'open' && row.expiresAt > ctx.clock.now()) return null;
  await settleChallenge(ctx.db, { id: challenge.id, from: 'open', to: 'expired' });
  return { kind: 'gave_up' };
}

/** A picture that fails changes nothing. */
async function paint(ctx: Effects, challenge: Challenge, picture: () => Promise<Uint8Array>): Promise<void> {
  const bytes = await picture().catch(() => null);
  if (!bytes) return;
  const sealedPicture = ctx.pictures.seal(placeOf('challengePicture', challenge.id), bytes);
  await showPicture(ctx.db, { id: challenge.id, sealedPicture, at: ctx.clock.now() });
  await ctx.events.emit(ctx.db, { topic: 'challenge', id: challenge.id });
}

async function resume(
  ctx: Effects,
  asking: Asking,
  challenge: Challenge,
  because: 'code' | 'screen_moved',
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    if (because === 'screen_moved') await settleChallenge(tx, { id: challenge.id, from: 'open', to: 'closed' });
    asking.attempt = Object.assign(asking.attempt, await moveAttempt(tx, asking.attempt, 'answer', { at }));
    await ctx.events.emit(tx, { topic: 'challenge', id: challenge.id });
    await ctx.events.emit(tx, { topic: 'attempt', id: asking.attempt.id });
  });
}
