import { createHash } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { type ByReading, byReading } from './by-reading.ts';
import type { SurvivalCurve } from './forecast.ts';
import { generationLives } from './generation-store.ts';
import { type Lifetime, lifetimeOf, livesOf, refreshDueAt } from './lifetime.ts';

export type SessionOutlook = {
  accountId: string;
  generationId: string;
  /** When the sign-in was made. */
  aliveSince: Date;
  earlyAt: Date;
  basis: Lifetime['basis'];
  deaths: number;
  curve: SurvivalCurve;
  cookiesEndAt: Date | null;
  /** When it is renewed, or before a check that would outlive it. */
  refreshAt: Date;
};

const LEARNED_FROM_MS = 365 * DAY_MS;

/** How long each living session is likely to last, and whether what sessions are shown makes a difference. */
export async function readLifetimes(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>,
): Promise<{ outlooks: SessionOutlook[]; reading: ByReading }> {
  const now = ctx.clock.now();
  const generations = await generationLives(ctx.db, after(now, -LEARNED_FROM_MS));
  const pool = livesOf(generations, now);
  const outlooks = generations
    .filter(({ endedAt }) => endedAt === null)
    .map((generation): SessionOutlook => {
      const own = pool.filter(({ accountId }) => accountId === generation.accountId);
      const lifetime = lifetimeOf({ account: own, pool }, ctx.limits.defaultLifetimeMs);
      const aliveSince = after(now, -(own.at(-1)?.ageMs ?? 0));
      return {
        accountId: generation.accountId,
        generationId: generation.id,
        aliveSince,
        earlyAt: after(aliveSince, lifetime.earlyMs),
        basis: lifetime.basis,
        deaths: lifetime.deaths,
        curve: lifetime.curve,
        cookiesEndAt: generation.cookiesEndAt,
        refreshAt: refreshDueAt(
          { bornAt: aliveSince, cookiesEndAt: generation.cookiesEndAt },
          lifetime,
          chanceOf(generation.id),
        ),
      };
    });
  return { outlooks, reading: byReading(pool) };
}

/** 0 to 1, fixed per session. */
function chanceOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE() / 0xffffffff;
}
