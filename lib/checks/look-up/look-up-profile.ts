import type { Ctx } from '#/lib/context.ts';
import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { after } from '#/lib/platform/clock.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { livingWorkers } from '#/lib/platform/workers.ts';
import { someoneCanRead } from '#/lib/sessions/readers.ts';
import { FRESH_MS, type LookUpAnswer, PATIENCE_MS } from './answer.ts';
import { hasShare } from './share.ts';
import { answerSince, findAnswer, insertQuestion, openQuestion } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'limits'>;

const LOOK_EVERY_MS = 100;

/**
 * What Instagram shows of a profile, asked by a worker; waits at most `PATIENCE_MS`. Recent answers are repeated.
 * @returns `unknown` without a living worker or a usable account; `too_fast` when this customer asked too often.
 * @throws {DomainError} `not_found` for a customer who never spoke with the bot.
 */
export async function lookUpProfile(
  ctx: Effects,
  input: { customerId: bigint; username: string },
): Promise<LookUpAnswer | { kind: 'too_fast' }> {
  const at = ctx.clock.now();
  const known = await answerSince(ctx.db, input.username, after(at, -FRESH_MS));
  if (known) return asOfNow(ctx, known);
  if (!(await canAnybodyAnswer(ctx))) return { kind: 'unknown' };

  const question = await ask(ctx, { ...input, at });
  return question ? awaitAnswer(ctx, question) : { kind: 'too_fast' };
}

/** The profile's owner may have opted out since. */
async function asOfNow(ctx: Effects, known: LookUpAnswer): Promise<LookUpAnswer> {
  return 'profile' in known && (await isOptedOut(ctx.db, BigInt(known.profile.id))) ? { kind: 'opted_out' } : known;
}

async function canAnybodyAnswer(ctx: Effects): Promise<boolean> {
  return (await livingWorkers(ctx.db)).some(({ kind }) => kind === 'worker') && someoneCanRead(ctx);
}

async function ask(
  ctx: Effects,
  { customerId, username, at }: { customerId: bigint; username: string; at: Date },
): Promise<{ id: string; askedAt: Date } | null> {
  return ctx.db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
    const open = await openQuestion(tx, username, after(at, -PATIENCE_MS));
    if (open) return open;
    if (!(await hasShare(tx, customerId, at))) return null;
    const question = await insertQuestion(tx, { customerId, username, askedAt: at });
    await ctx.queue.send('profile.look_up', { lookUpId: question.id }, { tx });
    return question;
  });
}

async function awaitAnswer(ctx: Effects, question: { id: string; askedAt: Date }): Promise<LookUpAnswer> {
  const until = after(question.askedAt, PATIENCE_MS);
  for (;;) {
    const answer = await findAnswer(ctx.db, question.id);
    if (answer) return answer;
    if (ctx.clock.now() >= until) return { kind: 'unknown' };
    await ctx.clock.sleep(LOOK_EVERY_MS);
  }
}
