import { runCheck } from '#/lib/checks/run/run-check.ts';
import { defineJob } from './define-job.ts';

/** One slice of one check. The rules live in lib/checks. */
export const checkRun = (concurrency: number) =>
  defineJob({
    queue: 'check.run',
    concurrency,
    async handle(ctx, { checkId }, { signal }) {
      const ended = await runCheck(ctx, { checkId, signal });
      if (ended.outcome !== 'left') ctx.log.info({ checkId, ...ended }, 'a slice ended');
    },
  });
