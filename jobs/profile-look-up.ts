import { answerLookUp } from '#/lib/checks/look-up/answer-look-up.ts';
import { defineJob } from './define-job.ts';

/** `profile.look_up`: somebody waits for it, so several run side by side; the accounts' budgets keep the pace. */
export const profileLookUp = defineJob({
  queue: 'profile.look_up',
  concurrency: 4,
  async handle(ctx, { lookUpId }, { signal }) {
    const answered = await answerLookUp(ctx, { lookUpId, signal });
    if (answered !== 'left') ctx.log.info({ lookUpId, answered }, 'a profile was looked up');
  },
});
