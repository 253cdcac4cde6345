import { z } from 'zod';
import type { ContractSurface } from '#/lib/outbox/schema.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { changeSetting, readSetting, settleSetting } from '#/lib/platform/stored-setting.ts';

const KEY = 'contract_watch';

const Broken = z.object({ verdict: z.string(), fallback: z.boolean().nullable(), since: z.coerce.date() });
const State = z.object({
  checkedAt: z.coerce.date(),
  broken: z.partialRecord(z.enum(['profile', 'list']), Broken).default({}),
});

export type WatchState = z.output<typeof State>;
export type BrokenSurfaces = Partial<Record<ContractSurface, z.output<typeof Broken>>>;

/** What the watch saw last; null before its first turn. */
export async function watchState(db: Db): Promise<WatchState | null> {
  const stored = await readSetting(db, KEY);
  return stored === undefined ? null : State.parse(stored);
}

/** The first look comes one interval later. */
export async function beginWatch(db: Db, at: Date): Promise<void> {
  await settleSetting(db, KEY, { checkedAt: at.toISOString() });
}

/** Takes a turn of the watch. @returns false when another worker took it. */
export function claimTurn(db: Db, turn: { seen: Date; at: Date }): Promise<boolean> {
  return changeSetting(db, KEY, { checkedAt: turn.at.toISOString() }, { checkedAt: turn.seen.toISOString() });
}

/** Writes what is broken now. */
export async function writeBroken(tx: Tx, broken: BrokenSurfaces): Promise<void> {
  await changeSetting(tx, KEY, { broken });
}
