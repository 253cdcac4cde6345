import { deliverNotice } from '#/lib/messages/deliver-notice.ts';
import { defineJob } from './define-job.ts';

export const noticeDeliver = defineJob({
  queue: 'notice.deliver',
  concurrency: 4,
  async handle(ctx, { noticeId }) {
    await deliverNotice(ctx, { noticeId });
  },
});
