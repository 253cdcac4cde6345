/** Lines of the table `settings`. */
import type { Db, Json, Tx } from './db.ts';

export async function readSetting(db: Db | Tx, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value;
}

/** Writes a setting unless it exists. @returns what stands there afterwards. */
export async function settleSetting(db: Db, key: string, value: Json): Promise<unknown> {
  await db.setting.createMany({ data: [{ key, value }], skipDuplicates: true });
  return readSetting(db, key);
}

export async function writeSetting(db: Db | Tx, key: string, value: Json): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
