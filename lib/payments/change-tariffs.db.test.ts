import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { addTariff, listEveryTariff, offerTariff } from './change-tariffs.ts';
import { endPromo } from './end-promo.ts';
import { makePromo } from './make-promo.ts';
import { activeTariffs } from './tariff-store.ts';
import { NewTariff } from './tariff-view.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

const ctx = () => ({ db: database.db, clock: systemClock });
const olga = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'owner' } as const;
const tariff = NewTariff.parse({ name: 'Tiny', credits: '2', roubles: '149.50' });

it('a tariff is added once, taken off the offer and put back by an owner alone, and the log knows it', async () => {
  await expect(addTariff(ctx(), { tariff, by: { ...olga, role: 'operator' } })).rejects.toThrow('owner');
  const { id: tariffId } = await addTariff(ctx(), { tariff, by: olga });
  await expect(addTariff(ctx(), { tariff, by: olga })).rejects.toThrow('already');
  await offerTariff(ctx(), { tariffId, isActive: false, by: olga });
  await expect(offerTariff(ctx(), { tariffId, isActive: false, by: olga })).rejects.toThrow('already');
  expect((await activeTariffs(database.db)).filter(({ id }) => id === tariffId)).toEqual([]);
  expect(await listEveryTariff(ctx())).toContainEqual(expect.objectContaining({ id: tariffId, isActive: false }));
  await offerTariff(ctx(), { tariffId, isActive: true, by: olga });
  const log = await database.db.auditEntry.findMany({ where: { subjectId: tariffId }, orderBy: { id: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual(['tariff.added', 'tariff.withdrawn', 'tariff.offered']);
});

it('a promo code ends once', async () => {
  const { id: promoId } = await makePromo(ctx(), { code: 'SOON', gives: { credits: 1 }, by: olga });
  await endPromo(ctx(), { promoId, by: olga });
  await expect(endPromo(ctx(), { promoId, by: olga })).rejects.toThrow();
});
