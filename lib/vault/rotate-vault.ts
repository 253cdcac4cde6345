/** Puts every sealed value under the newest key while the system works. Rewraps data keys only. */
import type { Db } from '#/lib/platform/db.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { canaryKey, canaryPlace, type Ring } from './check-vault.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts';
import { countByKey, replaceSealed, type SealedRow, selectSealedUnderOthers } from './store.ts';
import { Unsealable } from './unsealable.ts';
import type { Vault } from './vault.ts';

/** `unopened`: no key of the ring opens them; they stay. `byKey`: values under each key now. */
export type Rotation = { rewrapped: number; unopened: { place: string; row: string }[]; byKey: Record<string, number> };

const BATCH = 200;
/** More means that somebody keeps sealing with an old key. */
const ROUNDS = 5;

/** Rewraps all columns of a ring. May be stopped and run again. An old key may go once `byKey` no longer names it. */
export async function rotateVault(
  ctx: { db: Db },
  input: { vault: Vault; ring: Ring; signal?: AbortSignal },
): Promise<Rotation> {
  const { vault, ring, signal } = input;
  let rewrapped = 0;
  const unopened: Rotation['unopened'] = [];
  for (const column of columnsOf(ring)) {
    for (let round = 0; round < ROUNDS && !signal?.aborted; round += 1) {
      const seen = await rotateColumn(ctx.db, column, vault, signal);
      rewrapped += seen.rewrapped;
      if (seen.overtaken > 0) continue;
      unopened.push(...seen.unopened.map((row) => ({ place: `${column.table}.${column.column}`, row })));
      break;
    }
  }
  await rotateCanary(ctx.db, vault, ring);
  return { rewrapped, unopened, byKey: await countKeys(ctx, { ring }) };
}

/** How many sealed values stand under each key id. */
export async function countKeys(ctx: { db: Db }, input: { ring: Ring }): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const column of columnsOf(input.ring)) {
    for (const { keyId, values } of await countByKey(ctx.db, column)) totals[keyId] = (totals[keyId] ?? 0) + values;
  }
  return totals;
}

type Round = { rewrapped: number; overtaken: number; unopened: string[] };

async function rotateColumn(db: Db, column: SealedColumn, vault: Vault, signal?: AbortSignal): Promise<Round> {
  const round: Round = { rewrapped: 0, overtaken: 0, unopened: [] };
  let after: string | null = null;
  while (!signal?.aborted) {
    const rows: SealedRow[] = await selectSealedUnderOthers(db, column, vault.keyId, after, BATCH);
    for (const row of rows) {
      const rewrapped = tryRewrap(vault, column, row);
      if (rewrapped === null) round.unopened.push(row.id);
      else if (await replaceSealed(db, column, row, rewrapped)) round.rewrapped += 1;
      else round.overtaken += 1;
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) break;
  }
  return round;
}

function tryRewrap(vault: Vault, { table, column }: SealedColumn, { id, sealed, version }: SealedRow): string | null {
  try {
    return vault.rewrap({ table, column, row: id, version }, sealed);
  } catch (error) {
    if (error instanceof Unsealable) return null;
    throw error;
  }
}

async function rotateCanary(db: Db, vault: Vault, ring: Ring): Promise<void> {
  const canary = await readSetting(db, canaryKey(ring));
  if (typeof canary !== 'object' || canary === null || !('sealed' in canary) || typeof canary.sealed !== 'string')
    return;
  const sealed: string = vault.rewrap(canaryPlace(ring), canary.sealed);
  await writeSetting(db, canaryKey(ring), { ...canary, sealed });
}

const columnsOf = (ring: Ring): SealedColumn[] => Object.values(SEALED_COLUMNS).filter(({ key }) => key === ring);
