'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { type Answered, answerChallenge, fitsChallenge, wishChallenge } from '#/lib/refresh/answer-challenge.ts';
import { Code, Wish } from '#/lib/refresh/schema.ts';
import { readChallenge } from '#/lib/views/read-attempts.ts';

/** The code goes through the vault into the browser: into no answer, address or log. */
export async function answerAction(id: string, typed: string): Promise<Outcome> {
  return acting('challenge.answer', async (ctx) => {
    const challengeId = z.guid().parse(id);
    const t = await getTranslations('code');
    const challenge = await readChallenge(ctx, { challengeId });
    const { digitsMin: min, digitsMax: max } = challenge;
    const code = Code.safeParse(typed);
    if (!code.success || !fitsChallenge(code.data, challenge)) {
      const wanted = challenge.letters ? 'characters' : 'digits';
      return {
        ok: false,
        message: min === max ? t(`refused.${wanted}`, { min }) : t(`refused.${wanted}Range`, { min, max }),
      };
    }
    return worded(await answerChallenge(ctx, { challengeId, code: code.data, door: 'dashboard', by: ctx.by }));
  });
}

/** `wished`: `resend`, or `switch:` and a kind. */
export async function wishAction(id: string, wished: string): Promise<Outcome> {
  return acting('challenge.wish', async (ctx) => {
    const challengeId = z.guid().parse(id);
    const wish = Wish.parse(wished);
    const noted = await wishChallenge(ctx, { challengeId, wish, by: ctx.by });
    if (!noted.ok) return worded(noted);
    const t = await getTranslations('code');
    if (wish !== 'resend') return { ok: true, message: t('switchAsked') };
    return { ok: true, message: noted.until ? t('resendKept') : t('resendAsked') };
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
