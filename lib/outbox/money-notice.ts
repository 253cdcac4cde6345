import { z } from 'zod';

const credits = z.int();
const stars = z.int();
const note = z.string().nullable();

/** What customers are told about their credits. */
export const MoneyNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('payment_received'), payload: z.object({ credits, stars }) }),
  /** `missing`: of its credits, those that were spent or set aside. */
  z.object({ kind: z.literal('payment_refunded'), payload: z.object({ credits, stars, missing: credits }) }),
  z.object({ kind: z.literal('credits_given'), payload: z.object({ credits, note }) }),
  z.object({ kind: z.literal('credits_taken'), payload: z.object({ credits, note }) }),
  z.object({ kind: z.literal('access_granted'), payload: z.object({ credits }) }),
  z.object({ kind: z.literal('access_declined'), payload: z.object({}) }),
  z.object({ kind: z.literal('promo_credited'), payload: z.object({ credits, code: z.string() }) }),
  z.object({ kind: z.literal('invited_enough'), payload: z.object({ credits, invited: z.int() }) }),
]);
export type MoneyNotice = z.infer<typeof MoneyNotice>;
