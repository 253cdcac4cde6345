import { probeSession } from '#/lib/checks/faults/probe-session.ts';
import { defineJob } from './define-job.ts';

/** An operator waits for it. */
export const sessionProbe = defineJob({
  queue: 'session.probe',
  concurrency: 1,
  async handle(ctx, { accountId }, { signal }) {
    const found = await probeSession(ctx, { accountId, signal });
    ctx.log.info({ accountId, found }, 'a session was asked');
  },
});
