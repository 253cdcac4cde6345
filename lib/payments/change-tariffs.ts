import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { insertTariff, switchTariff } from './tariff-change-store.ts';
import { everyTariff } from './tariff-store.ts';
import type { NewTariff, TariffView } from './tariff-view.ts';

/** All tariffs, those on offer first. */
export function listEveryTariff(ctx: Pick<Ctx, 'db'>): Promise<TariffView[]> {
  return everyTariff(ctx.db);
}

/** Puts a tariff on offer. @throws {DomainError} `forbidden`; `conflict` when there is one of that name. */
export async function addTariff(ctx: Pick<Ctx, 'db' | 'clock'>, input: { tariff: NewTariff; by: Actor }) {
  const { tariff, by } = input;
  demandRight(by, 'tariff.change');
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx): Promise<TariffView> => {
    const added = await insertTariff(tx, tariff);
    if (!added) throw new DomainError('conflict', `There is a tariff ${tariff.name} already.`);
    const subject = { kind: 'tariff', id: added.id };
    await recordAudit(tx, { actor: by, action: 'tariff.added', subject, detail: { ...tariff }, at });
    return added;
  });
}

/**
 * Takes a tariff off the offer, or puts it back. Its Stars invoices are refused from then on; what was ordered by card
 * can be paid until it expires. @throws {DomainError} `forbidden`; `conflict` when it is so already.
 */
export async function offerTariff(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { tariffId: string; isActive: boolean; by: Actor },
): Promise<void> {
  const { tariffId, isActive, by } = input;
  demandRight(by, 'tariff.change');
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const name = await switchTariff(tx, tariffId, isActive);
    if (name === null) throw new DomainError('conflict', 'This tariff is so already, or is not there.');
    const action = isActive ? 'tariff.offered' : 'tariff.withdrawn';
    await recordAudit(tx, { actor: by, action, subject: { kind: 'tariff', id: tariffId }, detail: { name }, at });
  });
}
