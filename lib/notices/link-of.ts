import type { OperatorNotice } from './model.ts';

/** The page of the dashboard that a notice leads to. `dashboard` is its base address. Pure. */
export function linkOf(notice: OperatorNotice, dashboard: string): string {
  return `${dashboard}${placeOf(notice)}`;
}

function placeOf(notice: OperatorNotice): string {
  switch (notice.kind) {
    case 'code_needed':
    case 'code_reminder':
      return `/codes/${notice.payload.challengeId}`;
    case 'refreshed':
    case 'recovered':
    case 'refresh_failed':
      return `/refreshes/${notice.payload.attemptId}`;
    case 'check_given_up':
      return `/checks/${notice.payload.checkId}`;
    case 'nothing_left':
    case 'alarm':
    case 'digest':
      return '/accounts';
    case 'contract_broken':
    case 'contract_restored':
      return '/';
  }
}
