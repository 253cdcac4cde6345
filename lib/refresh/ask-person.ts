import { randomUUID } from 'node:crypto';
import type { WorkerCtx } from '#/lib/context.ts';
import type { Question, QuestionKind, Reply } from '#/lib/instagram/browser/model.ts';
import { oweOperators } from '#/lib/notices/owe-notice.ts';
import { after } from '#/lib/platform/clock.ts';
import { placeOf } from '#/lib/security/sealed-columns.ts';
import type { Account } from '#/lib/sessions/store.ts';
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
  'db' | 'clock' | 'queue' | 'events' | 'limits' | 'log' | 'vault' | 'pictures' | 'operatorChats' | 'operatorChannels'
>;
/** `attempt.status` and `asking` are kept up to date here; the rest of the turn reads them. */
export type Asking = {
  attempt: Attempt;
  account: Pick<Account, 'username'>;
  abandoned: AbortController;
  asking?: Challenge | null;
};

const POLL_MS = 300;
const PICTURE_EVERY_MS = 2_000;

/**
 * Asks a person what Instagram asked, through every door at once, and waits for the first reply.
 * The code is bound to this challenge, taken once and wiped.
 *
 * @returns `gave_up` when the time is over or the attempt was abandoned; `screen_moved` when the page went on by itself.
 */
export async function askPerson(
  ctx: Effects,
  turn: Asking,
  question: Question,
  watch: { picture(): Promise<Uint8Array>; signal: AbortSignal },
): Promise<Reply> {
  const challenge = await openChallenge(ctx, turn, question);
  turn.asking = challenge;
  const reply = await awaitReply(ctx, turn, challenge, watch);
  if (reply.kind === 'code' || reply.kind === 'screen_moved') await resume(ctx, turn, challenge, reply.kind);
  return reply;
}

async function openChallenge(ctx: Effects, turn: Asking, question: Question): Promise<Challenge> {
  const at = ctx.clock.now();
  const asked = {
    kind: question.kind,
    sentTo: question.sentTo,
    digitsMin: question.digits.min,
    digitsMax: question.digits.max,
    letters: question.letters,
    methods: question.methods,
    canResendAt: question.canResendAt,
  };
  return ctx.db.transaction(async (tx) => {
    const before = turn.asking ? await findChallenge(tx, turn.asking.id) : null;
    if (before?.status === 'open') {
      const wanted = question.resendWanted ? { wish: 'resend' as const } : {};
      const renewed = await updateChallenge(tx, before.id, { ...asked, ...wanted });
      await ctx.events.emit(tx, { topic: 'challenge', id: before.id });
      return renewed;
    }
    // a code that came while a wish was met is not read yet: it answers the same question, and none of another method
    const unread = before?.status === 'answered' && before.sealedAnswer !== null;
    const isWaiting = turn.attempt.status === 'waiting_for_code';
    if (unread && isWaiting && before.kind === question.kind) return before;
    if (before?.status === 'answered')
      await settleChallenge(tx, { id: before.id, from: 'answered', to: unread ? 'closed' : 'refused' });

    const challenge = await insertChallenge(tx, {
      ...asked,
      id: randomUUID(),
      attemptId: turn.attempt.id,
      wrongBefore: question.wrongBefore,
      askedAt: at,
      expiresAt: after(at, ctx.limits.codeMs),
    });
    if (!isWaiting) turn.attempt = Object.assign(turn.attempt, await moveAttempt(tx, turn.attempt, 'ask', { at }));
    await oweOperators(ctx, tx, {
      kind: 'code_needed',
      payload: {
        username: turn.account.username,
        attemptId: turn.attempt.id,
        challengeId: challenge.id,
        question: question.kind,
        sentTo: question.sentTo,
        wrongBefore: question.wrongBefore,
      },
      about: challenge.id,
      at,
    });
    await ctx.events.emit(tx, { topic: 'challenge', id: challenge.id });
    await ctx.events.emit(tx, { topic: 'attempt', id: turn.attempt.id });
    await ctx.events.emit(tx, { topic: 'account', id: turn.attempt.accountId });
    return challenge;
  });
}

async function awaitReply(
  ctx: Effects,
  turn: Asking,
  challenge: Challenge,
  watch: { picture(): Promise<Uint8Array>; signal: AbortSignal },
): Promise<Reply> {
  let pictureAt = 0;
  for (;;) {
    if (watch.signal.aborted) return { kind: 'screen_moved' };
    if ((await statusOfRun(ctx.db, turn.attempt)) !== 'waiting_for_code') {
      turn.abandoned.abort(new Error('the attempt was abandoned'));
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
    return { kind: 'switch', method: row.wish.slice('switch:'.length) as QuestionKind };
  }
  if (row?.status === 'open' && row.expiresAt > ctx.clock.now()) return null;
  await settleChallenge(ctx.db, { id: challenge.id, from: 'open', to: 'expired' });
  return { kind: 'gave_up' };
}

/** What the browser shows now, for the person who looks for the code. Without a picture the question still stands. */
async function paint(ctx: Effects, challenge: Challenge, picture: () => Promise<Uint8Array>): Promise<void> {
  const bytes = await picture().catch(() => null);
  if (!bytes) return;
  const sealedPicture = ctx.pictures.seal(placeOf('challengePicture', challenge.id), bytes);
  await showPicture(ctx.db, { id: challenge.id, sealedPicture, at: ctx.clock.now() });
  await ctx.events.emit(ctx.db, { topic: 'challenge', id: challenge.id });
}

async function resume(
  ctx: Effects,
  turn: Asking,
  challenge: Challenge,
  because: 'code' | 'screen_moved',
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    if (because === 'screen_moved') await settleChallenge(tx, { id: challenge.id, from: 'open', to: 'closed' });
    turn.attempt = Object.assign(turn.attempt, await moveAttempt(tx, turn.attempt, 'answer', { at }));
    await ctx.events.emit(tx, { topic: 'challenge', id: challenge.id });
    await ctx.events.emit(tx, { topic: 'attempt', id: turn.attempt.id });
  });
}
