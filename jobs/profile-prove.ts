import { lookForWord } from '#/lib/privacy/claims/look-for-word.ts';
import { defineJob } from './define-job.ts';

/** Somebody waits for it. */
export const profileProve = defineJob({
  queue: 'profile.prove',
  concurrency: 1,
  async handle(ctx, { claimId }, { signal }) {
    const found = await lookForWord(ctx, { claimId, signal });
    if (found !== 'left') ctx.log.info({ claimId, found }, 'a claimed profile was looked at');
  },
});
