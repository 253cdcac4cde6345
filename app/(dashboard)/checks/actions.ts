'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';

/** Cancels a check; its credit goes back. */
export async function cancelCheckAction(id: string): Promise<Outcome> {
  return acting('check.cancel', async (ctx) => {
    const check = await cancelCheck(ctx, { checkId: z.guid().parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('checks'))('cancelled', { username: check.targetUsername }) };
  });
}
