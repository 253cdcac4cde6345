import type { Db, Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { TariffView } from './tariff-view.ts';

const VIEW = selectOf(TariffView);

/** The active tariffs, in the order in which they are offered. */
export function activeTariffs(db: Db | Tx) {
  return db.tariff.findMany({ where: { isActive: true }, orderBy: [{ sortOrder: 'asc' }, { credits: 'asc' }] });
}

/** All tariffs, those on offer first. */
export function everyTariff(db: Db): Promise<TariffView[]> {
  const orderBy = [{ isActive: 'desc' }, { sortOrder: 'asc' }, { credits: 'asc' }] as const;
  return db.tariff.findMany({ orderBy: [...orderBy], take: 200, select: VIEW });
}

/** An active tariff that has a price in Stars; null otherwise. */
export async function tariffForStars(db: Db | Tx, id: string): Promise<StarsTariff | null> {
  return sold(await db.tariff.findFirst({ where: { id, isActive: true } }));
}

/** An active tariff, with its price in roubles; null otherwise. */
export async function tariffForRoubles(db: Db | Tx, id: string) {
  const row = await db.tariff.findFirst({ where: { id, isActive: true, priceRub: { gt: 0 } } });
  return row && { id: row.id, credits: row.credits, roubles: row.priceRub.toNumber() };
}

/** The tariff that costs this many Stars; null when none or several do. */
export async function tariffOfPrice(db: Db | Tx, stars: number): Promise<StarsTariff | null> {
  const found = await db.tariff.findMany({ where: { isActive: true, priceStars: stars }, take: 2 });
  return found.length === 1 ? sold(found[0] ?? null) : null;
}

export type StarsTariff = { id: string; credits: number; stars: number };

function sold(row: { id: string; credits: number; priceStars: number | null } | null): StarsTariff | null {
  return row?.priceStars ? { id: row.id, credits: row.credits, stars: row.priceStars } : null;
}
