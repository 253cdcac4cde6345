import { wakeChecks } from '#/lib/checks/reconcile-checks.ts';
import { defineJob } from './define-job.ts';

export const sessionReady = defineJob({
  queue: 'session.ready',
  concurrency: 1,
  async handle(ctx, { accountId }) {
    const woken = await wakeChecks(ctx);
    ctx.log.info({ accountId, woken }, 'a session is ready');
  },
});
