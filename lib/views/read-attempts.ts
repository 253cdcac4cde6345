import type { Ctx, WebCtx } from '#/lib/context.ts';
import { NO_NAME } from '#/lib/operators/allow-names.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { AttemptStory, AttemptView, ChallengeView } from '#/lib/refresh/view.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import {
  attemptRow,
  challengePicture,
  challengeRow,
  challengesOf,
  findStep,
  lastPicturedStep,
  openChallengeRows,
  pageOfAttempts,
  stepsOf,
  waitsOf,
} from './attempt-view-store.ts';

/** Attempts, newest first. `next` is the id to go on after. */
export async function listAttempts(
  ctx: Pick<Ctx, 'db'>,
  input: { accountId?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: AttemptView[]; next: string | null }> {
  const found = await pageOfAttempts(ctx.db, input);
  const rows = found.slice(0, input.limit);
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** One attempt with its steps, questions and blast radius. @throws {DomainError} `not_found` */
export async function readAttempt(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { attemptId: string },
): Promise<AttemptStory> {
  const { attemptId } = input;
  const [attempt, steps, challenges, waits] = await Promise.all([
    attemptRow(ctx.db, attemptId),
    stepsOf(ctx.db, attemptId),
    challengesOf(ctx.db, attemptId),
    waitsOf(ctx.db, attemptId),
  ]);
  if (!attempt) throw notFound('sign-in attempt', attemptId);
  const shown = challenges.map((challenge) => shownTo(ctx, challenge));
  return { ...attempt, steps, challenges: shown, waits: waits.map((wait) => named(ctx, wait)) };
}

/** The masked picture of a step; null when there is none (any more). @throws {DomainError} `not_found` */
export async function readStepPicture(
  ctx: Pick<WebCtx, 'db' | 'pictures'>,
  input: { stepId: string },
): Promise<Uint8Array | null> {
  const step = await findStep(ctx.db, input.stepId);
  if (!step) throw notFound('step', input.stepId);
  return step.sealedPicture ? ctx.pictures.open(placeOf('stepPicture', step.id), step.sealedPicture) : null;
}

/** The newest masked picture of an attempt; null when there is none (any more). */
export async function readLastPicture(
  ctx: Pick<WebCtx, 'db' | 'pictures'>,
  input: { attemptId: string },
): Promise<Uint8Array | null> {
  const step = await lastPicturedStep(ctx.db, input.attemptId);
  return step?.sealedPicture ? ctx.pictures.open(placeOf('stepPicture', step.id), step.sealedPicture) : null;
}

/** @throws {DomainError} `not_found` */
export async function readChallenge(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { challengeId: string },
): Promise<ChallengeView> {
  const challenge = await challengeRow(ctx.db, input.challengeId);
  if (!challenge) throw notFound('challenge', input.challengeId);
  return shownTo(ctx, challenge);
}

/** Every question that waits for a person now, oldest first. */
export async function listOpenChallenges(ctx: Pick<Ctx, 'db' | 'hideNames'>): Promise<ChallengeView[]> {
  return (await openChallengeRows(ctx.db)).map((challenge) => shownTo(ctx, challenge));
}

/** What the browser shows while it waits for the code; null without a picture. @throws {DomainError} `not_found` */
export async function readChallengePicture(
  ctx: Pick<WebCtx, 'db' | 'pictures'>,
  input: { challengeId: string },
): Promise<{ bytes: Uint8Array; at: Date } | null> {
  const row = await challengePicture(ctx.db, input.challengeId);
  if (!row) throw notFound('challenge', input.challengeId);
  if (!row.sealedPicture || !row.pictureAt) return null;
  return { bytes: ctx.pictures.open(placeOf('challengePicture', row.id), row.sealedPicture), at: row.pictureAt };
}

function shownTo(ctx: Pick<Ctx, 'hideNames'>, challenge: ChallengeView): ChallengeView {
  return { ...challenge, waitingChecks: challenge.waitingChecks.map((check) => named(ctx, check)) };
}

function named<C extends { targetUsername: string }>({ hideNames }: Pick<Ctx, 'hideNames'>, check: C): C {
  return hideNames ? { ...check, targetUsername: NO_NAME } : check;
}
