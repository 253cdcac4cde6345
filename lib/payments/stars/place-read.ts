import { z } from 'zod';
import type { Db } from '#/lib/platform/db.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';

const KEY = 'stars_read';
const Place = z.object({ next: z.int().min(0), lastRow: z.string() });
/** How far Telegram's list was read: the place of the next row, and the row before it. */
export type Place = z.output<typeof Place>;

/** Null before the first reading. */
export async function placeRead(db: Db): Promise<Place | null> {
  const stored = await readSetting(db, KEY);
  return stored === undefined ? null : Place.parse(stored);
}

/** Written after its rows were taken in: what failed is read again. */
export function writePlace(db: Db, place: Place): Promise<void> {
  return writeSetting(db, KEY, place);
}
