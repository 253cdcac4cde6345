/** On which channels a notice goes out, and whether it may wait for the morning. Pure. */
import type { ChannelForm } from './channel.ts';
import type { OperatorNotice } from './schema.ts';

/** Whether a notice goes out on channels of this form. Reminders and digests repeat what the bell says already and programs know. */
export function goesTo(form: ChannelForm, notice: OperatorNotice): boolean {
  if (notice.kind === 'digest') return form === 'chat' || form === 'letter';
  if (notice.kind === 'code_reminder') return form === 'chat' || (form === 'letter' && notice.payload.half);
  return true;
}

/** Good news waits for the end of the quiet hours; trouble, and whatever needs a person, never does. */
export function isGoodNews(notice: OperatorNotice): boolean {
  return notice.kind === 'refreshed' || notice.kind === 'recovered';
}
