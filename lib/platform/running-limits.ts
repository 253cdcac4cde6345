/**
 * Limits that owners changed in the dashboard: rows of `settings`, over what the environment says. Each process reads
 * them again now and then.
 */
import { z } from 'zod';
import { SECOND_MS } from './clock.ts';
import type { Db, Tx } from './db.ts';
import { CHANGEABLE_SETTINGS, type Limits } from './settings.ts';
import { readSettings } from './stored-setting.ts';

/** A change made in another process counts here within this time. */
export const REREAD_MS = 10 * SECOND_MS;

/** In the setting's unit; null once it was set back. `by`: a name. */
const Changed = z.object({ value: z.number().nullable(), by: z.string() });

/** What was changed and when, by setting. Unreadable rows count as none. */
export async function changedSettings(db: Db | Tx): Promise<Map<string, z.output<typeof Changed> & { at: Date }>> {
  const names = CHANGEABLE_SETTINGS.map(({ name }) => name);
  const rows = await readSettings(db, names);
  return new Map(
    rows.flatMap(({ key, value, updatedAt }) => {
      const changed = Changed.safeParse(value);
      return changed.success ? [[key, { ...changed.data, at: updatedAt }] as const] : [];
    }),
  );
}

/** Brings `limits` up to date in place. What does not fit its setting has no effect. */
export async function rereadLimits(ctx: { db: Db; limits: Limits; givenLimits: Limits }): Promise<void> {
  const changed = await changedSettings(ctx.db);
  const over = CHANGEABLE_SETTINGS.flatMap(({ key, name, schema }) => {
    const value = changed.get(name)?.value ?? null;
    const read = schema.safeParse(value);
    return value !== null && read.success ? [[key, read.data] as const] : [];
  });
  Object.assign(ctx.limits, ctx.givenLimits, Object.fromEntries(over));
}

/** Reads them now, and again until `stop`. @throws when the database does not answer at first. */
export async function keepLimits(
  ctx: { db: Db; limits: Limits; givenLimits: Limits },
  everyMs = REREAD_MS,
): Promise<{ stop(): void }> {
  await rereadLimits(ctx);
  const timer = setInterval(() => void rereadLimits(ctx).catch(() => {}), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
