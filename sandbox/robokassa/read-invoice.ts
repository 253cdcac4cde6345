import { createHash } from 'node:crypto';
import type { Shop } from './shop.ts';

export type Invoice = {
  outSum: string;
  invId: string;
  description: string;
  own: readonly [string, string][];
  isTest: boolean;
};

type Read = { ok: true; invoice: Invoice } | { ok: false; error: string };

/** What a link asks for, as the payment page looks at it. */
export function readInvoice(fields: Record<string, string>, shop: Shop, now: Date): Read {
  const { MerchantLogin = '', OutSum: outSum = '', InvId: invId = '', Description: description = '' } = fields;
  if (MerchantLogin !== shop.login) return { ok: false, error: '26: there is no such shop' };
  if (!/^\d+\.\d{2}$/.test(outSum) || Number(outSum) <= 0) return { ok: false, error: '30: the amount is not usable' };
  if (!/^\d{1,10}$/.test(invId) || Number(invId) < 1 || Number(invId) > 2_147_483_647)
    return { ok: false, error: '31: the number of the invoice is not usable' };
  if (description === '' || description.length > 100) return { ok: false, error: '33: the description is not usable' };
  if (fields.ExpirationDate && new Date(fields.ExpirationDate) <= now)
    return { ok: false, error: '34: the invoice has expired' };
  const own = Object.entries(fields).filter(([name]) => name.startsWith('Shp_'));
  const pairs = own.map(([name, value]) => `${name}=${value}`).sort();
  const signed = digest(shop.hash, [shop.login, outSum, invId, shop.password1, ...pairs]);
  if (fields.SignatureValue?.toLowerCase() !== signed) return { ok: false, error: '29: the signature is wrong' };
  return { ok: true, invoice: { outSum, invId, description, own, isTest: fields.IsTest === '1' } };
}

/** A hash in hex, as Robokassa signs. */
export function digest(hash: string, parts: readonly string[]): string {
  return createHash(hash).update(parts.join(':')).digest('hex');
}
