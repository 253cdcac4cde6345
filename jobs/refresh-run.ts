import { SYSTEM } from '#/lib/operators/audit.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { runRefresh } from '#/lib/refresh/run-refresh.ts';
import { defineJob } from './define-job.ts';

/** An account that may not sign in now is left to the people who were told. */
export const refreshRequest = defineJob({
  queue: 'refresh.request',
  concurrency: 2,
  async handle(ctx, input) {
    try {
      await requestRefresh(ctx, { ...input, by: SYSTEM });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      ctx.log.info({ ...input, code: error.code }, 'no attempt was opened');
    }
  },
});

export const refreshRun = defineJob({
  queue: 'refresh.run',
  concurrency: 2,
  async handle(ctx, { attemptId }, { signal }) {
    const ended = await runRefresh(ctx, { attemptId, signal });
    if (ended.outcome !== 'left') ctx.log.info({ attemptId, ...ended }, 'an attempt ended');
  },
});
