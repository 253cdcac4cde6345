import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { HOLD_MS } from '../model.ts';
import type { Run, RunEffects } from './model.ts';

/** Some questions take more than one request: each waits for its own slot. */
export async function nextPlace(ctx: RunEffects, reader: Reader, run: Run, kind: RequestKind): Promise<void> {
  const place = await takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS });
  await ctx.clock.sleep('waitMs' in place ? place.waitMs : Math.min(place.restsMs, HOLD_MS), run.superseded);
}
