import { answerLookUp } from '#/lib/checks/look-up/answer-look-up.ts';
import { defineJob } from './define-job.ts';

/** Somebody waits for it: several run side by side. */
export const profileLookUp = defineJob({
  queue: 'profile.look_up',
  concurrency: 4,
  async handle(ctx, { lookUpId }, { signal }) {
    const answered = await answerLookUp(ctx, { lookUpId, signal });
    if (answered !== 'left') ctx.log.info({ lookUpId, answered }, 'a profile was looked up');
  },
});
