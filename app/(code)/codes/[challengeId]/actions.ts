'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { type Answered, answerChallenge, wishChallenge } from '#/lib/refresh/answer-challenge.ts';
import { readChallenge } from '#/lib/refresh/read-attempts.ts';
import { Code, Wish } from '#/lib/refresh/schema.ts';

/** The code goes to the vault and from there into the browser: it is in no answer, no address and no log. */
export async function answerAction(id: string, typed: string): Promise<Outcome> {
  return acting('operator', async (ctx) => {
    const challengeId = z.guid().parse(id);
    const t = await getTranslations('code');
    const { digitsMin: min, digitsMax: max } = await readChallenge(ctx, { challengeId });
    const code = Code.safeParse(typed);
    if (!code.success || code.data.length < min || code.data.length > max) {
      return {
        ok: false,
        message: min === max ? t('refused.digits', { min }) : t('refused.digitsRange', { min, max }),
      };
    }
    return worded(await answerChallenge(ctx, { challengeId, code: code.data, door: 'dashboard', by: ctx.by }));
  });
}

export async function wishAction(id: string, wished: string): Promise<Outcome> {
  return acting('operator', async (ctx) => {
    const challengeId = z.guid().parse(id);
    const wish = Wish.parse(wished);
    const outcome = await worded(await wishChallenge(ctx, { challengeId, wish, by: ctx.by }));
    const t = await getTranslations('code');
    return outcome.ok ? { ok: true, message: wish === 'resend' ? t('resendAsked') : t('switchAsked') } : outcome;
  });
}

async function worded(answered: Answered): Promise<Outcome> {
  if (answered.ok) return { ok: true };
  const t = await getTranslations('code');
  if (answered.reason !== 'answered') return { ok: false, message: t(`refused.${answered.reason}`) };
  return {
    ok: false,
    message: answered.by ? t('refused.answered', { by: answered.by }) : t('refused.answeredByNobody'),
  };
}
