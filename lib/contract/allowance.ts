import type { RunEffects } from '#/lib/checks/run/model.ts';
import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Answer } from '#/lib/instagram/model.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';

const REQUESTS = 3;
const HOLD_MS = 30 * SECOND_MS;

type Ask<T> = (seen: Reader, input: { signal: AbortSignal; pace: () => Promise<void> }) => Promise<Answer<T>>;

export type Allowance = {
  /** @returns null when the account rests, or no request is left. */
  ask<T>(kind: RequestKind, ask: Ask<T>): Promise<Answer<T> | null>;
  spent(): number;
  left(): number;
  isOwn(id: bigint): boolean;
};

/** Three requests with one reader. */
export function createAllowance(ctx: Pick<RunEffects, 'db' | 'clock' | 'limits'>, reader: Reader): Allowance {
  let spent = 0;
  let current = reader;

  /** @returns false when the account rests or the allowance is used up. */
  const take = async (kind: RequestKind): Promise<boolean> => {
    if (spent >= REQUESTS) return false;
    const place = await takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS });
    if ('restsMs' in place) return false;
    spent += 1;
    await ctx.clock.sleep(place.waitMs);
    return true;
  };

  return {
    spent: () => spent,
    left: () => REQUESTS - spent,
    isOwn: (id) => userIdOf(reader.identity) === id,
    async ask(kind, ask) {
      if (!(await take(kind))) return null;
      const used = new AbortController();
      const pace = async () => {
        if (!(await take(kind))) used.abort();
      };
      try {
        const answer = await ask(current, { signal: used.signal, pace });
        if (answer.verdict === 'page') current = { ...current, identity: answer.identity };
        return answer;
      } catch (error) {
        if (used.signal.aborted) return null;
        throw error;
      }
    },
  };
}
