import type { Ctx, WebCtx } from '#/lib/context.ts';
import { NO_NAME } from '#/lib/operators/allow-names.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { AttemptStatus } from '#/lib/refresh/model.ts';
import type { AttemptStory, AttemptView, ChallengeView } from '#/lib/refresh/view.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import {
  attemptWithStory,
  type ChallengeRow,
  challengeRow,
  findStep,
  openChallengeRows,
  pageOfAttempts,
  stepsWithPicture,
  type Wait,
  waitsOf,
} from './attempt-view-store.ts';

/** Attempts, newest first. `next` is the id to go on after. */
export async function listAttempts(
  ctx: Pick<Ctx, 'db'>,
  input: { accountId?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: AttemptView[]; next: string | null }> {
  const found = await pageOfAttempts(ctx.db, input);
  const page = found.slice(0, input.limit);
  const waits = await waitsOf(
    ctx.db,
    page.map(({ id }) => id),
  );
  return {
    rows: page.map((row) => attemptView(row, waits)),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/**
 * One attempt with its steps, questions and blast radius.
 * @throws {DomainError} `not_found`
 */
export async function readAttempt(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { attemptId: string },
): Promise<AttemptStory> {
  const row = await attemptWithStory(ctx.db, input.attemptId);
  if (!row) throw notFound('sign-in attempt', input.attemptId);
  const [waits, pictures] = await Promise.all([waitsOf(ctx.db, [row.id]), stepsWithPicture(ctx.db, row.id)]);
  const { steps, challenges, ...attempt } = row;
  const open = challenges.filter(({ status }) => status === 'open');
  return {
    ...attemptView({ ...attempt, challenges: open }, waits),
    steps: steps.map((step) => ({ ...step, hasPicture: pictures.has(step.id) })),
    challenges: challenges.map((challenge) => challengeView(challenge, row, named(ctx, waits))),
    waits: named(ctx, waits).map((wait) => ({
      checkId: wait.check_id,
      targetUsername: wait.target_username,
      since: wait.since,
      until: wait.until,
    })),
  };
}

/** The masked picture of a step, or null when there is none (any more). @throws {DomainError} `not_found` */
export async function readStepPicture(
  ctx: Pick<WebCtx, 'db' | 'pictures'>,
  input: { stepId: string },
): Promise<Uint8Array | null> {
  const step = await findStep(ctx.db, input.stepId);
  if (!step) throw notFound('step', input.stepId);
  return step.sealedPicture ? ctx.pictures.open(placeOf('stepPicture', step.id), step.sealedPicture) : null;
}

/** @throws {DomainError} `not_found` */
export async function readChallenge(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { challengeId: string },
): Promise<ChallengeView> {
  const row = await challengeRow(ctx.db, input.challengeId);
  if (!row) throw notFound('challenge', input.challengeId);
  const { attempt, ...challenge } = row;
  return challengeView(challenge, attempt, named(ctx, await waitsOf(ctx.db, [row.attemptId])));
}

/** Every question that waits for a person now, oldest first. */
export async function listOpenChallenges(ctx: Pick<Ctx, 'db' | 'hideNames'>): Promise<ChallengeView[]> {
  const rows = await openChallengeRows(ctx.db);
  if (rows.length === 0) return [];
  const waits = await waitsOf(
    ctx.db,
    rows.map(({ attemptId }) => attemptId),
  );
  return rows.map(({ attempt, ...row }) => challengeView(row, attempt, named(ctx, waits)));
}

/** What the browser shows while it waits for the code, masked; null when there is no picture. @throws {DomainError} `not_found` */
export async function readChallengePicture(
  ctx: Pick<WebCtx, 'db' | 'pictures'>,
  input: { challengeId: string },
): Promise<{ bytes: Uint8Array; at: Date } | null> {
  const row = await challengeRow(ctx.db, input.challengeId);
  if (!row) throw notFound('challenge', input.challengeId);
  if (!row.sealedPicture || !row.pictureAt) return null;
  return { bytes: ctx.pictures.open(placeOf('challengePicture', row.id), row.sealedPicture), at: row.pictureAt };
}

function named({ hideNames }: Pick<Ctx, 'hideNames'>, waits: readonly Wait[]): readonly Wait[] {
  return hideNames ? waits.map((wait) => ({ ...wait, target_username: NO_NAME })) : waits;
}

type AttemptRow = Awaited<ReturnType<typeof pageOfAttempts>>[number];
type Owner = { status: AttemptStatus; account: { username: string } };

function attemptView(row: AttemptRow, waits: readonly Wait[]): AttemptView {
  const { account, challenges, ...attempt } = row;
  return {
    ...attempt,
    accountUsername: account.username,
    openChallengeId: challenges[0]?.id ?? null,
    waiting: checksOf(waits, row.id).length,
  };
}

function challengeView(row: Omit<ChallengeRow, 'attempt'>, attempt: Owner, waits: readonly Wait[]): ChallengeView {
  const { sealedPicture, wish, ...challenge } = row;
  return {
    ...challenge,
    attemptStatus: attempt.status,
    accountUsername: attempt.account.username,
    resendKept: wish === 'resend',
    hasPicture: sealedPicture !== null,
    waitingChecks: checksOf(waits, row.attemptId),
  };
}

/** The checks that waited for an attempt, each once. */
function checksOf(waits: readonly Wait[], attemptId: string): { id: string; targetUsername: string }[] {
  const mine = waits.filter((wait) => wait.attempt_id === attemptId);
  return [
    ...new Map(
      mine.map((wait) => [wait.check_id, { id: wait.check_id, targetUsername: wait.target_username }]),
    ).values(),
  ];
}
