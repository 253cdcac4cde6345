'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { abandonAttempt } from '#/lib/refresh/abandon-attempt.ts';
import { readAttempt } from '#/lib/views/read-attempts.ts';

/** Gives up an attempt that waits. */
export async function abandonAction(id: string): Promise<Outcome> {
  return acting('attempt.abandon', async (ctx) => {
    const attemptId = z.guid().parse(id);
    await abandonAttempt(ctx, { attemptId, by: ctx.by });
    const { accountUsername: username } = await readAttempt(ctx, { attemptId });
    return { ok: true, message: (await getTranslations('refreshes'))('abandoned', { username }) };
  });
}
