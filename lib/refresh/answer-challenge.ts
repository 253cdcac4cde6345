import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { findChallenge, sealAnswer, writeAnswer, writeWish } from './challenge-store.ts';
import type { ChallengeDoor } from './model.ts';
import type { Wish } from './schema.ts';

export type Answered = { ok: true } | { ok: false; reason: 'expired' | 'answered' | 'closed'; by: string | null };

export type Wished = { ok: true; until: Date | null } | Extract<Answered, { ok: false }>;

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'sealer'>;

/**
 * Answers a challenge with a code; the first answer closes it at every door.
 * @throws {DomainError} `forbidden`; `not_found`; `invalid` when the code has other characters than Instagram wants.
 */
export async function answerChallenge(
  ctx: Effects,
  input: { challengeId: string; code: string; door: ChallengeDoor; by: Actor },
): Promise<Answered> {
  const { challengeId, code, door, by } = input;
  demandRight(by, 'challenge.answer');
  const at = ctx.clock.now();
  const challenge = await findChallenge(ctx.db, challengeId);
  if (!challenge) throw notFound('challenge', challengeId);
  if (!fitsChallenge(code, challenge)) {
    const characters = challenge.letters ? 'characters' : 'digits';
    throw new DomainError('invalid', `This code has ${digitsText(challenge)} ${characters}.`, {
      min: challenge.digitsMin,
      max: challenge.digitsMax,
    });
  }

  const sealedAnswer = sealAnswer(ctx.sealer, challengeId, code);
  const won = await ctx.db.transaction(async (tx) => {
    const first = await writeAnswer(tx, { id: challengeId, sealedAnswer, answeredBy: by.name, answeredDoor: door, at });
    if (!first) return false;
    await recordAudit(tx, {
      actor: by,
      action: 'challenge.answered',
      subject: { kind: 'challenge', id: challengeId },
      detail: { door },
      at,
    });
    await ctx.events.emit(tx, { topic: 'challenge', id: challengeId });
    return true;
  });
  return won ? { ok: true } : closedDoor(ctx, challengeId);
}

/** Whether a code has the right length, and letters only where the page takes them. */
export function fitsChallenge(
  code: string,
  challenge: { digitsMin: number; digitsMax: number; letters: boolean },
): boolean {
  const fits = code.length >= challenge.digitsMin && code.length <= challenge.digitsMax;
  return fits && (challenge.letters || /^\d+$/.test(code));
}

/**
 * Asks for another code or method. @returns `until`: when the code is asked for; null at once.
 * @throws {DomainError} `forbidden`; `not_found`; `invalid` when Instagram does not offer the method.
 */
export async function wishChallenge(
  ctx: Effects,
  input: { challengeId: string; wish: Wish; by: Actor },
): Promise<Wished> {
  demandRight(input.by, 'challenge.wish');
  const at = ctx.clock.now();
  const challenge = await findChallenge(ctx.db, input.challengeId);
  if (!challenge) throw notFound('challenge', input.challengeId);
  const isEarly = input.wish === 'resend' && challenge.canResendAt !== null && challenge.canResendAt > at;
  if (input.wish !== 'resend' && !challenge.methods.some((method) => input.wish === `switch:${method}`)) {
    throw new DomainError('invalid', 'Instagram does not offer this method now.', { methods: challenge.methods });
  }
  const noted = await ctx.db.transaction(async (tx) => {
    const open = await writeWish(tx, { id: input.challengeId, wish: input.wish, at });
    if (!open) return false;
    await recordAudit(tx, {
      actor: input.by,
      action: 'challenge.wished',
      subject: { kind: 'challenge', id: input.challengeId },
      detail: { wish: input.wish },
      at,
    });
    await ctx.events.emit(tx, { topic: 'challenge', id: input.challengeId });
    return true;
  });
  return noted ? { ok: true, until: isEarly ? challenge.canResendAt : null } : closedDoor(ctx, input.challengeId);
}

async function closedDoor(ctx: Effects, challengeId: string): Promise<Extract<Answered, { ok: false }>> {
  const now = await findChallenge(ctx.db, challengeId);
  if (now?.status === 'open' || now?.status === 'expired') return { ok: false, reason: 'expired', by: null };
  if (now?.answeredBy) return { ok: false, reason: 'answered', by: now.answeredBy };
  return { ok: false, reason: 'closed', by: null };
}

function digitsText({ digitsMin, digitsMax }: { digitsMin: number; digitsMax: number }): string {
  return digitsMin === digitsMax ? String(digitsMin) : `${digitsMin} to ${digitsMax}`;
}
