import type { Language } from '#/lib/platform/language.ts';
import type { Till } from './shop.ts';
import { signOrder } from './signature.ts';

/** At most; Robokassa shows it on its page. */
const DESCRIPTION_LENGTH = 100;

type Invoice = { invoice: string; roubles: number; description: string; language: Language; until: Date };

/** The page on which an invoice is paid, until it expires. */
export function paymentLink(till: Till, { invoice, roubles, description, language, until }: Invoice): string {
  const outSum = roubles.toFixed(2);
  const asked = {
    MerchantLogin: till.login,
    OutSum: outSum,
    InvId: invoice,
    Description: description.slice(0, DESCRIPTION_LENGTH),
    SignatureValue: signOrder({ login: till.login, outSum, invoice }, till),
    Culture: language,
    Encoding: 'utf-8',
    ExpirationDate: until.toISOString(),
    ...(till.isTest ? { IsTest: '1' } : {}),
  };
  return `${till.origin}/Merchant/Index.aspx?${new URLSearchParams(asked)}`;
}
