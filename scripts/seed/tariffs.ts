import type { Db } from '#/lib/platform/db.ts';

/** Name, checks, roubles, Stars. */
const TARIFFS = [
  { name: 'Маленький', description: '1 проверка', credits: 1, priceRub: '99.00', priceStars: 120 },
  { name: 'Средний', description: '3 проверки', credits: 3, priceRub: '249.00', priceStars: 300 },
  { name: 'Большой', description: '6 проверок', credits: 6, priceRub: '399.00', priceStars: 500 },
  { name: 'Огромный', description: '14 проверок', credits: 14, priceRub: '699.00', priceStars: 1000 },
];

/** Writes the usual tariffs while there are none. */
export async function seedTariffs(db: Db): Promise<void> {
  if ((await db.tariff.count()) > 0) return;
  const data = TARIFFS.map((tariff, sortOrder) => ({ ...tariff, sortOrder }));
  await db.tariff.createMany({ data, skipDuplicates: true });
}
