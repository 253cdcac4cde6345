import { after } from '#/lib/platform/clock.ts';
import type { RunEffects } from '../run/model.ts';
import { type LookUpAnswer, PATIENCE_MS } from './answer.ts';
import { inquire } from './inquire.ts';
import { takeQuestion, writeAnswer } from './store.ts';

/** Answers a question about a profile for a waiting customer. When the worker stops, the answer is `unknown`. */
export async function answerLookUp(
  ctx: RunEffects,
  input: { lookUpId: string; signal: AbortSignal },
): Promise<LookUpAnswer['kind'] | 'left'> {
  const at = ctx.clock.now();
  const question = await takeQuestion(ctx.db, { id: input.lookUpId, since: after(at, -PATIENCE_MS), at });
  if (!question) return 'left';

  const leftMs = after(question.askedAt, PATIENCE_MS).getTime() - at.getTime();
  const signal = AbortSignal.any([input.signal, AbortSignal.timeout(Math.max(1, leftMs))]);
  const answer = await inquire(ctx, { username: question.username, signal, until: after(at, leftMs) });
  await writeAnswer(ctx.db, input.lookUpId, answer);
  return answer.kind;
}
