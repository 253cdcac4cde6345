/** Lines of the table `settings`. */
import type { Db, Json, Tx } from './db.ts';

export async function readSetting(db: Db | Tx, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value;
}

/** Those of these settings that stand there. */
export function readSettings(db: Db | Tx, keys: readonly string[]) {
  return db.setting.findMany({ where: { key: { in: [...keys] } } });
}

/** Writes a setting unless it exists. @returns what stands there afterwards. */
export async function settleSetting(db: Db, key: string, value: Json): Promise<unknown> {
  await db.setting.createMany({ data: [{ key, value }], skipDuplicates: true });
  return readSetting(db, key);
}

export async function writeSetting(db: Db | Tx, key: string, value: Json): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/**
 * Changes some keys of a setting that is an object, in one statement.
 * @param seen only while it holds these.
 * @returns false when there is no such setting, or it does not hold them any more.
 */
export async function changeSetting(db: Db | Tx, key: string, change: object, seen: object = {}): Promise<boolean> {
  const count = await db.$executeRaw`
    update settings set value = value || ${JSON.stringify(change)}::jsonb, updated_at = clock_timestamp()
    where key = ${key} and value @> ${JSON.stringify(seen)}::jsonb`;
  return count === 1;
}
