'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { nameOf } from '#/app/_shared/customer-name.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { CustomerId } from '#/lib/customers/schema.ts';
import { answerAccess } from '#/lib/payments/answer-access.ts';
import { RefundUnderWay } from '#/lib/payments/demand-no-refund.ts';
import { GrantCredits, giveCredits, TakeCredits, takeCredits } from '#/lib/payments/give-credits.ts';
import { AccessAnswer } from '#/lib/platform/enums.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';

export async function giveCreditsAction(id: string, form: FormData): Promise<Outcome> {
  return acting('credits.grant', async (ctx) => {
    const customerId = CustomerId.parse(id);
    const { credits, note } = typedFields(form);
    const input = GrantCredits.safeParse({ credits: Number(credits), note });
    if (!input.success) return wrongFields(input.error);
    await giveCredits(ctx, { ...input.data, customerId, by: ctx.by });
    const name = nameOf(await readCustomer(ctx, { id: customerId }));
    return { ok: true, message: (await getTranslations('customers'))('given', { count: input.data.credits, name }) };
  });
}

export async function takeCreditsAction(id: string, form: FormData): Promise<Outcome> {
  return acting('credits.take', async (ctx) => {
    const { credits, note } = typedFields(form);
    const input = TakeCredits.safeParse({ credits: Number(credits), note });
    if (!input.success) return wrongFields(input.error);
    const { taken } = await takeCredits(ctx, { ...input.data, customerId: CustomerId.parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('customers'))('taken', { count: taken }) };
  });
}

export async function answerAccessAction(id: string, answer: AccessAnswer): Promise<Outcome> {
  return acting('access.answer', async (ctx) => {
    const input = z.enum(AccessAnswer).parse(answer);
    const answered = await answerAccess(ctx, { customerId: CustomerId.parse(id), answer: input, by: ctx.by });
    const t = await getTranslations('customers.access');
    if (!answered.ok) return { ok: false, message: t('over') };
    return { ok: true, message: t(input, { count: answered.credits }) };
  });
}

/** Deletes a customer for good; the page that showed them is left. */
export async function deleteCustomerAction(id: string, form?: FormData): Promise<Outcome> {
  return acting('customer.delete', async (ctx) => {
    const customerId = CustomerId.parse(id);
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    try {
      await deleteCustomer(ctx, { customerId, by: ctx.by });
    } catch (error) {
      if (!(error instanceof RefundUnderWay)) throw error;
      return { ok: false, message: (await getTranslations('customers'))('refundUnderWay') };
    }
    redirect('/customers');
  });
}
