'use server';

import { getTranslations } from 'next-intl/server';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { addTariff, offerTariff } from '#/lib/payments/change-tariffs.ts';
import { endPromo } from '#/lib/payments/end-promo.ts';
import { MakePromo, makePromo } from '#/lib/payments/make-promo.ts';
import { markRefund } from '#/lib/payments/mark-refund.ts';
import { RequestRefund, requestRefund } from '#/lib/payments/request-refund.ts';
import { NewTariff } from '#/lib/payments/tariff-view.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { Id } from '#/lib/platform/wire.ts';

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
    const { code, kind, amount, uses, days } = typedFields(form);
    const gives = kind === 'percent' ? { percentOff: Number(amount) } : { credits: Number(amount) };
    const input = MakePromo.safeParse({ code, gives, uses: uses ? Number(uses) : null });
    if (!input.success) return wrongFields(input.error);
    const expiresAt = days && /^\d{1,4}$/.test(days) ? after(ctx.clock.now(), Number(days) * DAY_MS) : null;
    await makePromo(ctx, { ...input.data, expiresAt, by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('promos.added', { code: input.data.code }) };
  });
}

export async function endPromoAction(promoId: string): Promise<Outcome> {
  return acting('promo.make', async (ctx) => {
    await endPromo(ctx, { promoId: Id.parse(promoId), by: ctx.by });
    return { ok: true, message: (await getTranslations('money'))('promos.ended') };
  });
}
