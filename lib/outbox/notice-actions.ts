import type { OperatorNotice } from './schema.ts';

/** What an operator may do with one press under a notice. */
export const NOTICE_ACTIONS = ['refresh', 'resend', 'pause', 'snooze', 'grant', 'decline'] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/** Those that help with a notice. Pure. */
export function actionsOf(notice: OperatorNotice): readonly NoticeAction[] {
  switch (notice.kind) {
    case 'code_needed':
    case 'code_reminder':
      return notice.payload.question === 'approve_on_device' ? ['pause'] : ['resend', 'pause'];
    case 'refresh_failed':
      return ['refresh', 'pause', 'snooze'];
    case 'alarm':
      return ofAlarm(notice.payload);
    case 'handed_in':
      return ['pause'];
    case 'nothing_left':
    case 'contract_broken':
    case 'backup_failed':
    case 'money_differs':
      return ['snooze'];
    case 'access_asked':
      return ['grant', 'decline'];
    case 'check_given_up':
    case 'refreshed':
    case 'recovered':
    case 'security':
    case 'contract_restored':
    case 'intrusion':
    case 'digest':
      return [];
  }
}

/** The account whose password a warning or a suspension stops cannot sign in by a press. */
function ofAlarm({ username, verdict }: { username: string | null; verdict: string }): readonly NoticeAction[] {
  if (username === null) return [];
  if (verdict === 'suspended') return ['snooze'];
  return verdict === 'warning' ? ['pause', 'snooze'] : ['refresh', 'pause', 'snooze'];
}
