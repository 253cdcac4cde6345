import { type Db, type Json, type Sql, sql, type Tx } from './db.ts';

/** The row that `lib/settings/maintenance.ts` writes and reads. */
export const MAINTENANCE_KEY = 'maintenance';

/** A setting's value; undefined when it was never written. */
export async function readSetting(db: Db | Tx, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value;
}

/** The same within another room's statement; null when it was never written. */
export function settingOf(key: string): Sql {
  return sql`(select value from settings where key = ${key})`;
}

/** Those of these settings that were written. */
export function readSettings(db: Db | Tx, keys: readonly string[]) {
  return db.setting.findMany({ where: { key: { in: [...keys] } } });
}

/** Writes a setting unless it exists; returns what stands there. */
export async function settleSetting(db: Db, key: string, value: Json): Promise<unknown> {
  await db.setting.createMany({ data: [{ key, value }], skipDuplicates: true });
  return readSetting(db, key);
}

/** Writes a setting, or replaces it. */
export async function writeSetting(db: Db | Tx, key: string, value: Json): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** Changes some keys of an object, in one statement, only while it holds `seen`. False when nothing was changed. */
export async function changeSetting(db: Db | Tx, key: string, change: object, seen: object = {}): Promise<boolean> {
  const count = await db.$executeRaw`
    update settings set value = value || ${JSON.stringify(change)}::jsonb, updated_at = clock_timestamp()
    where key = ${key} and value @> ${JSON.stringify(seen)}::jsonb`;
  return count === 1;
}
