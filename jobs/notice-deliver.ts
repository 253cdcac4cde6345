import { deliverNotice } from '#/lib/messages/deliver-notice.ts';
import { defineJob } from './define-job.ts';

/** `notice.deliver`: one owed message. What Telegram does not take now comes again with the sweep. */
export const noticeDeliver = defineJob({
  queue: 'notice.deliver',
  concurrency: 4,
  async handle(ctx, { noticeId }) {
    await deliverNotice(ctx, { noticeId });
  },
});
