/** What only the dashboard writes of tariffs. */
import type { Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { type NewTariff, TariffView } from './tariff-view.ts';

const VIEW = selectOf(TariffView);

/** @returns null when the name is taken. */
export async function insertTariff(tx: Tx, row: NewTariff): Promise<TariffView | null> {
  const { roubles, stars, ...tariff } = row;
  const data = [{ ...tariff, priceRub: roubles, priceStars: stars, sortOrder: row.credits }];
  const rows = await tx.tariff.createManyAndReturn({ data, skipDuplicates: true, select: VIEW });
  return rows[0] ?? null;
}

/** @returns the tariff's name; null when there is none that is not so already. */
export async function switchTariff(tx: Tx, id: string, isActive: boolean): Promise<string | null> {
  const where = { id, isActive: !isActive };
  const rows = await tx.tariff.updateManyAndReturn({ where, data: { isActive }, select: { name: true } });
  return rows[0]?.name ?? null;
}
