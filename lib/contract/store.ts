/** In one row of the settings. */
import { z } from 'zod';
import type { ContractSurface } from '#/lib/outbox/model.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';

const KEY = 'contract_watch';

const Broken = z.object({ verdict: z.string(), fallback: z.boolean().nullable(), since: z.coerce.date() });
const State = z.object({
  checkedAt: z.coerce.date(),
  /** At the last look. */
  broken: z.partialRecord(z.enum(['profile', 'list']), Broken).default({}),
});

export type ContractState = z.output<typeof State>;
export type BrokenSurfaces = Partial<Record<ContractSurface, z.output<typeof Broken>>>;

/** Null before its first turn. */
export async function contractState(db: Db): Promise<ContractState | null> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return row ? State.parse(row.value) : null;
}

/** The first look comes one interval later. */
export async function beginWatch(db: Db, at: Date): Promise<void> {
  await db.setting.createMany({ data: [{ key: KEY, value: { checkedAt: at.toISOString() } }], skipDuplicates: true });
}

/** @returns false when another worker took it. */
export async function claimTurn(db: Db, turn: { seen: Date; at: Date }): Promise<boolean> {
  const count = await db.$executeRaw`
    update settings set value = jsonb_set(value, '{checkedAt}', to_jsonb(${turn.at.toISOString()}::text)), updated_at = clock_timestamp()
    where key = ${KEY} and value->>'checkedAt' = ${turn.seen.toISOString()}`;
  return count === 1;
}

/** Writes what is broken now. */
export async function writeBroken(tx: Tx, broken: BrokenSurfaces): Promise<void> {
  const json = JSON.stringify(broken);
  await tx.$executeRaw`
    update settings set value = jsonb_set(value, '{broken}', ${json}::jsonb), updated_at = clock_timestamp() where key = ${KEY}`;
}
