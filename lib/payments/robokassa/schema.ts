import { z } from 'zod';

const Shown = z.object({
  OutSum: z.string().regex(/^\d{1,9}([.,]\d{1,6})?$/),
  InvId: z.string().regex(/^[1-9]\d{0,9}$/),
  SignatureValue: z.string().regex(/^[\da-fA-F]{32,128}$/),
  IsTest: z.enum(['0', '1']).optional(),
});

/**
 * What Robokassa says was paid. `outSum` as it came, because it is signed so; `own`: what starts with `Shp_`.
 * `isTest` is not signed; null when it does not say.
 */
export const PaidNotice = z.record(z.string().max(64), z.string().max(500)).transform((fields, context) => {
  const shown = Shown.safeParse(fields);
  if (!shown.success) {
    context.addIssue({ code: 'custom', message: 'expects OutSum, InvId and SignatureValue' });
    return z.NEVER;
  }
  const { OutSum: outSum, InvId: invoice, SignatureValue: signature, IsTest } = shown.data;
  const isTest = IsTest === undefined ? null : IsTest === '1';
  return { outSum, invoice, signature, isTest, own: Object.entries(fields).filter(([name]) => /^shp_/i.test(name)) };
});
export type PaidNotice = z.output<typeof PaidNotice>;
