import { takePlace } from '#/lib/sessions/budget.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { takeNearPlace } from '#/lib/sessions/near-place.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { HOLD_MS } from '../model.ts';
import { type Run, type RunEffects, Superseded } from './model.ts';

/** No place came in time: the request must not go out. */
export class NoPlace extends Error {
  constructor() {
    super('no place for the request came in time');
  }
}

/** Some questions take more than one request: each waits for its own slot. @throws {Superseded} */
export async function nextPlace(ctx: RunEffects, reader: Reader, run: Run, kind: RequestKind): Promise<void> {
  const place = await takePlace(ctx, { accountId: reader.accountId, kind, holdMs: HOLD_MS });
  await pause(ctx, run, 'waitMs' in place ? place.waitMs : Math.min(place.restsMs, HOLD_MS));
}

/** The same for a request that would rather not be made than be late. @throws {NoPlace} {Superseded} */
export async function nearPlace(
  ctx: RunEffects,
  reader: Reader,
  run: Run,
  { kind, withinMs }: { kind: RequestKind; withinMs: number },
): Promise<void> {
  const place = withinMs > 0 ? await takeNearPlace(ctx, { accountId: reader.accountId, kind, withinMs }) : null;
  if (!place) throw new NoPlace();
  await pause(ctx, run, place.waitMs);
}

async function pause(ctx: RunEffects, { superseded }: Run, ms: number): Promise<void> {
  await ctx.clock.sleep(ms, superseded);
  if (superseded.aborted) throw new Superseded();
}
