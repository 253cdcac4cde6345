import { z } from 'zod';

const credits = z.int();
/** Stars; or roubles, and no Stars. */
export const Price = z.object({ stars: z.int(), roubles: z.number().optional() });
export type Price = z.infer<typeof Price>;

/** As people read it. */
export function priceText({ stars, roubles }: Price): string {
  if (roubles === undefined) return `${stars} ⭐`;
  return `${Number.isInteger(roubles) ? roubles : roubles.toFixed(2)} ₽`;
}
const note = z.string().nullable();

/** What customers are told about their credits. */
export const MoneyNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('payment_received'), payload: Price.extend({ credits }) }),
  /** `missing`: of its credits, those that were spent or set aside. */
  z.object({ kind: z.literal('payment_refunded'), payload: Price.extend({ credits, missing: credits }) }),
  z.object({ kind: z.literal('credits_given'), payload: z.object({ credits, note }) }),
  z.object({ kind: z.literal('credits_taken'), payload: z.object({ credits, note }) }),
  z.object({ kind: z.literal('access_granted'), payload: z.object({ credits }) }),
  z.object({ kind: z.literal('access_declined'), payload: z.object({}) }),
  z.object({ kind: z.literal('promo_credited'), payload: z.object({ credits, code: z.string() }) }),
  z.object({ kind: z.literal('invited_enough'), payload: z.object({ credits, invited: z.int() }) }),
]);
export type MoneyNotice = z.infer<typeof MoneyNotice>;
