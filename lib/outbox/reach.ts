import type { ChannelForm } from './channel.ts';
import type { OperatorNotice } from './schema.ts';

/** Whether a notice goes out on channels of this form. Programs get no reminders and digests. */
export function goesTo(form: ChannelForm, notice: OperatorNotice): boolean {
  if (notice.kind === 'digest') return form === 'chat' || form === 'letter';
  if (notice.kind === 'code_reminder') return form === 'chat' || (form === 'letter' && notice.payload.half);
  return true;
}

/** Good news waits for the end of quiet hours; trouble and questions never do. */
export function isGoodNews(notice: OperatorNotice): boolean {
  return notice.kind === 'refreshed' || notice.kind === 'recovered';
}
