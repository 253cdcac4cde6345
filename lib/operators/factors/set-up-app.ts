import { randomUUID } from 'node:crypto';
import type { WebCtx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import type { Actor } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { codesForTheFirst, type Keeper, settleFactors } from './settle-factors.ts';
import { deleteFactors, findSeed, insertFactor, lockFactors, proveSeed } from './store.ts';
import { takeFactorTry } from './take-factor-try.ts';
import { appLink, newSeed, stepOfCode } from './totp.ts';

/**
 * Makes a seed, shown this once with its QR address. A proven one holds until the new one is.
 * @throws {DomainError} `forbidden`.
 */
export async function beginApp(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  input: { operator: { id: string; email: string }; name: string; by: Actor },
): Promise<{ seed: string; link: string }> {
  demandRight(input.by, 'own.factors');
  const { operator, name } = input;
  const [id, seed] = [randomUUID(), newSeed()];
  const sealedSeed = ctx.factors.seal(placeOf('operatorSeed', id), seed);
  await ctx.db.transaction(async (tx) => {
    await lockFactors(tx, operator.id);
    const shown = await findSeed(tx, operator.id, false);
    if (shown) await deleteFactors(tx, { operatorId: operator.id, id: shown.id });
    await insertFactor(tx, { id, operatorId: operator.id, kind: 'totp', name, sealedSeed, at: ctx.clock.now() });
  });
  return { seed, link: appLink(seed, operator.email) };
}

/**
 * Takes the app into use with its code; forgets an older app and ends other sessions.
 * @returns `codes`: recovery codes with the first factor, this once.
 * @throws {DomainError} `forbidden` when the code is wrong, `gone` without a shown seed; `throttled`.
 */
export async function proveApp(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  input: Keeper & { code: string; by: Actor },
): Promise<{ codes: string[] | null }> {
  demandRight(input.by, 'own.factors');
  const { operatorId, code } = input;
  const shown = await findSeed(ctx.db, operatorId, false);
  if (!shown) throw new DomainError('gone', 'No app is being set up. Begin again.');
  await takeFactorTry(ctx.db, { operatorId, now: ctx.clock.now() });
  const seed = ctx.factors.openText(placeOf('operatorSeed', shown.id), shown.sealedSeed);
  const step = stepOfCode(seed, code.replaceAll(/\s/g, ''), ctx.clock.now());
  if (step === null) throw new DomainError('forbidden', 'This is not the code that the app shows now.');

  const first = await codesForTheFirst(ctx.db, operatorId);
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await lockFactors(tx, operatorId);
    if (!(await proveSeed(tx, shown.id, step, at))) throw new DomainError('gone', 'This app is in use already.');
    const replaced = await deleteFactors(tx, { operatorId, kind: 'totp', not: shown.id });
    await settleFactors(tx, { ...input, at, first, detail: { kind: 'totp', replaced: replaced > 0 } });
  });
  return { codes: first?.codes ?? null };
}
