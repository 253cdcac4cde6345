'use server';

import { getTranslations } from 'next-intl/server';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { addTariff, offerTariff } from '#/lib/payments/change-tariffs.ts';
import { endPromo } from '#/lib/payments/end-promo.ts';
import { makePromo } from '#/lib/payments/make-promo.ts';
import { markPaid } from '#/lib/payments/mark-paid.ts';
import { markRefund } from '#/lib/payments/mark-refund.ts';
import { RequestRefund, requestRefund } from '#/lib/payments/request-refund.ts';
import { NewTariff } from '#/lib/payments/tariff-view.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { Id } from '#/lib/platform/wire.ts';
import { readPromoForm } from './promo-form.ts';

export async function refundPaymentAction(paymentId: string, form: FormData): Promise<Outcome> {
  return acting('payment.refund', async (ctx) => {
    const input = RequestRefund.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    await requestRefund(ctx, { ...input.data, paymentId: Id.parse(paymentId), by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('payments.refundAsked') };
  });
}

export async function markRefundAction(paymentId: string, form: FormData): Promise<Outcome> {
  return acting('payment.refund', async (ctx) => {
    const input = RequestRefund.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    await markRefund(ctx, { ...input.data, paymentId: Id.parse(paymentId), by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('payments.refundNoted') };
  });
}

export async function markPaidAction(paymentId: string, form: FormData): Promise<Outcome> {
  return acting('payment.note', async (ctx) => {
    const input = RequestRefund.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    const isTest = ctx.robokassa?.isTest ?? false;
    await markPaid(ctx, { ...input.data, isTest, paymentId: Id.parse(paymentId), by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('payments.paidNoted') };
  });
}

export async function addTariffAction(form: FormData): Promise<Outcome> {
  return acting('tariff.change', async (ctx) => {
    const input = NewTariff.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    await addTariff(ctx, { tariff: input.data, by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('tariffs.added', { name: input.data.name }) };
  });
}

export async function offerTariffAction(tariffId: string, isActive: boolean): Promise<Outcome> {
  return acting('tariff.change', async (ctx) => {
    await offerTariff(ctx, { tariffId: Id.parse(tariffId), isActive: isActive === true, by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))(isActive ? 'tariffs.offered' : 'tariffs.withdrawn') };
  });
}

export async function addPromoAction(form: FormData): Promise<Outcome> {
  return acting('promo.make', async (ctx) => {
    const input = readPromoForm(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    const { days, ...promo } = input.data;
    const expiresAt = days === null ? null : after(ctx.clock.now(), days * DAY_MS);
    await makePromo(ctx, { ...promo, expiresAt, by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('promos.added', { code: promo.code }) };
  });
}

export async function endPromoAction(promoId: string): Promise<Outcome> {
  return acting('promo.make', async (ctx) => {
    await endPromo(ctx, { promoId: Id.parse(promoId), by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('promos.ended') };
  });
}
